//! Which words are one word in two spellings: slips that print sees, the two sides of the ocean. A
//! word one letter away from another ("county", "country") is none of them unless it is listed.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Returns whether one is a slip for the other, or the two are one word in two spellings.
pub(super) fn spelled_alike(a: &str, b: &str) -> bool {
    if a == b {
        return false;
    }
    let meant = |a: &str, b: &str| MEANT.get(a).is_some_and(|meant| *meant == b);
    let same = SPELLED.get(a).is_some_and(|line| SPELLED.get(b) == Some(line));
    same || meant(a, b) || meant(b, a) || ocean(a) == ocean(b) || tripled(a, b) || tripled(b, a)
}

/// "organised" as "organized", "organisation" as "organization".
fn ocean(word: &str) -> String {
    ["ise", "ised", "ises", "ising", "isation", "isations"]
        .iter()
        .find_map(|end| word.strip_suffix(end).filter(|stem| stem.len() > 3).map(|s| (s, end)))
        .map_or_else(
            || word.to_owned(),
            |(stem, end)| format!("{stem}{}", end.replacen('s', "z", 1)),
        )
}

/// Whether `slip` is `word` with one letter three times.
fn tripled(slip: &str, word: &str) -> bool {
    let letters: Vec<char> = slip.chars().collect();
    letters.windows(3).any(|three| matches!(three, [a, b, c] if a == b && b == c)) && {
        let mut thinned = letters.clone();
        let at = letters.windows(3).position(|t| matches!(t, [a, b, c] if a == b && b == c));
        at.map(|at| thinned.remove(at));
        thinned.into_iter().eq(word.chars())
    }
}

/// Slips of spelling that print sees, each with what was meant.
const SLIPS: &str = "abscence absence|accomodate accommodate|accomodation accommodation|\
acheive achieve|acheived achieved|accross across|adress address|agian again|agreeement agreement|\
agreemnt agreement|aggreement agreement|amoung among|anual annual|apparant apparent|\
appeard appeared|aquire acquire|aquired acquired|arguement argument|assasinated assassinated|\
athelete athlete|basicly basically|becuase because|becasue because|beggining beginning|\
begining beginning|beleive believe|beleived believed|belive believe|buisness business|\
busness business|calender calendar|campain campaign|cemetary cemetery|charachter character|\
collegue colleague|collegues colleagues|comittee committee|commitee committee|\
committe committee|commision commission|comission commission|compeny company|comapny company|\
completly completely|concious conscious|condem condemn|confrence conference|\
controversal controversial|coucil council|councel council|counci council|daugther daughter|\
decison decision|definately definitely|delagation delegation|diffrent different|\
disapear disappear|disasterous disastrous|ecomony economy|economey economy|electon election|\
embarass embarrass|enviroment environment|enviromental environmental|equiptment equipment|\
excercise exercise|existance existence|expecially especially|familar familiar|finaly finally|\
foriegn foreign|forgein foreign|fourty forty|freind friend|freinds friends|futher further|\
gaurd guard|goverment government|govenment government|governement government|governer governor|\
gorvernment government|guarentee guarantee|happend happened|harrass harass|heigth height|\
hosptial hospital|hospitial hospital|hopsital hospital|imediate immediate|\
immediatly immediately|independant independent|infastructure infrastructure|intrest interest|\
interst interest|judgement judgment|knowlege knowledge|liason liaison|libary library|\
lisence license|maintainance maintenance|managment management|manuever maneuver|\
mantain maintain|medecine medicine|millitary military|miltary military|ministery ministry|\
minstry ministry|minsiter minister|mininster minister|misterious mysterious|neccessary necessary|\
necesary necessary|negociate negotiate|neigbour neighbour|nieghbour neighbour|\
noticable noticeable|occassion occasion|occasionaly occasionally|occured occurred|\
occurence occurrence|occuring occurring|offical official|officals officials|offcial official|\
offcials officials|oficial official|oppertunity opportunity|oppurtunity opportunity|\
orginal original|parliment parliament|parlament parliament|parliamant parliament|peice piece|\
peolpe people|poeple people|pepole people|perfomance performance|permanant permanent|\
persue pursue|plannning planning|poltical political|politcal political|posession possession|\
practicaly practically|prefered preferred|presidant president|presedent president|\
presidnet president|privelege privilege|probaly probably|probelm problem|proffesor professor|\
programm programme|publically publicly|pubilc public|purchse purchase|realy really|\
reciept receipt|recieve receive|recieved received|recieves receives|recieving receiving|\
recomend recommend|recomended recommended|refered referred|refering referring|reveune revenue|\
reseach research|reserach research|resturant restaurant|saftey safety|scheduel schedule|\
schoool school|shcool school|secratary secretary|secetary secretary|seige siege|\
seperate separate|seperated separated|seperately separately|signficant significant|\
signifcant significant|similiar similar|simultanous simultaneous|sincerly sincerely|\
soliders soldiers|soilders soldiers|speach speech|statment statement|strenght strength|\
sucess success|succesful successful|successfull successful|sucessful successful|\
supercede supersede|suprise surprise|supose suppose|taht that|teh the|hte the|\
tempature temperature|tendancy tendency|thier their|threshhold threshold|thougth thought|\
tommorow tomorrow|\
tomorow tomorrow|tounge tongue|transfered transferred|truely truly|undergound underground|\
unfortunatly unfortunately|univeristy university|universtiy university|univercity university|\
untill until|usefull useful|usualy usually|vaccum vacuum|vehical vehicle|vilage village|\
villiage village|visable visible|wether whether|wich which|whcih which|wierd weird|\
wensday wednesday|wednesay wednesday|yeild yield|yersterday yesterday|adn and|\
workes workers|worekrs workers|wokers workers|resdents residents|residants residents|\
buidling building|buliding building|constuction construction|developement development|\
departement department|deparment department|finacial financial|finanical financial|\
investigaton investigation|investement investment|adminstration administration|\
administation administration|assocation association|organisaton organisation|\
organizaton organization|propery property|proparty property|reporst reports|repots reports|\
stutents students|studnets students|techer teacher|techers teachers|teachres teachers";

/// Spellings of the two sides of the ocean.
const SPELLINGS: &[&str] = &[
    "labour labor",
    "harbour harbor",
    "colour color",
    "favour favor",
    "favoured favored",
    "honour honor",
    "honoured honored",
    "neighbour neighbor",
    "neighbours neighbors",
    "neighbouring neighboring",
    "rumoured rumored",
    "behaviour behavior",
    "centre center",
    "centres centers",
    "theatre theater",
    "defence defense",
    "offence offense",
    "licence license",
    "programme program",
    "programmes programs",
    "metre meter",
    "metres meters",
    "kilometre kilometer",
    "kilometres kilometers",
    "centimetre centimeter",
    "centimetres centimeters",
    "millimetre millimeter",
    "millimetres millimeters",
    "litre liter",
    "litres liters",
    "travelled traveled",
    "travelling traveling",
    "traveller traveler",
    "travellers travelers",
    "cancelled canceled",
    "labelled labeled",
    "modelled modeled",
    "fuelled fueled",
    "grey gray",
    "tyre tire",
    "tyres tires",
    "plough plow",
    "sceptical skeptical",
    "ageing aging",
    "jewellery jewelry",
    "aluminium aluminum",
    "kerb curb",
    "cheque check",
    "catalogue catalog",
    "dialogue dialog",
    "enrol enroll",
    "fulfil fulfill",
    "adviser advisor",
    "advisers advisors",
    "judgement judgment",
    "among amongst",
    "while whilst",
    "toward towards",
    "ok okay",
    "percent pct",
];

static MEANT: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| SLIPS.split('|').filter_map(|pair| pair.split_once(' ')).collect());

static SPELLED: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = SPELLINGS.iter().enumerate();
    lines.flat_map(|(at, line)| line.split(' ').map(move |word| (word, at))).collect()
});

#[cfg(test)]
mod tests {
    use super::super::vocabulary::role;
    use super::*;

    #[test]
    fn slips_and_spellings() {
        assert!(spelled_alike("goverment", "government"));
        assert!(spelled_alike("organised", "organized"));
        assert!(spelled_alike("commmittee", "committee"));
        assert!(!spelled_alike("county", "country"));
        assert!(!spelled_alike("million", "billion"));
        assert!(!spelled_alike("prise", "prize"));
    }

    #[test]
    fn no_slip_is_a_word_that_carries_a_fact() {
        for (slip, _) in MEANT.iter() {
            assert!(role(slip).is_none(), "{slip} is a word of its own");
        }
    }
}
