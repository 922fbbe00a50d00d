//! Words that newspapers print every day, of six letters and more: one of them without a letter is
//! a slip of the pen and no rare word. A list only; `slips.rs` reads it.

use std::collections::HashSet;
use std::sync::LazyLock;

const COMMON: &str = "ability absence academy accept access accident account achieve across \
action active activity address advance advice affair afford afternoon agency agenda airline \
airport alcohol alliance amount analyst ancient animal answer anxiety apartment appeal appoint \
approach argument arrange arrest arrive article artist aspect assault assembly assign athlete \
atmosphere attach attempt attend attitude attract audience author autumn average background \
balance balcony ballot banana bargain barrel barrier baseball basket battery battle beautiful \
bedroom behave behaviour belief believe belong benefit bicycle biology birthday blanket border \
borrow bottle bottom boundary branch breakfast breath bridge bright broken brother budget \
building burden bureau butcher butter button cabinet camera campaign campus cancel cancer \
candidate capable capacity capital captain capture carbon career careful carpenter carpet \
carriage carrier carton castle category cattle ceiling celebrate cellar cement cemetery central \
centre century ceremony certain challenge chamber champion chance change channel chapel chapter \
character charge charity cheese chemical chicken chimney choice choose church cinema circle \
circuit citizen classroom client climate clinic clothing coalition coffee collapse colleague \
collect college colonel colony colour column combine comfort command comment commerce commercial \
commission commit committee common community commuter company compare compete complain complete \
complex computer concern concert conclude concrete condition conduct conference confidence \
confirm conflict congress connect connection conscious consider constable constant construct \
construction consumer contact contain content contest context continue contract contribute \
control convention conversation convert convince cooking copper corner corporate correct corridor \
costly cottage cotton council councillor counsel counter country couple courage course cousin \
create creation credit criminal crisis critic critical criticism cruise culture curious currency \
current curriculum customer cyclist damage danger dangerous daughter dealer debate decade decide \
decision declare decline decorate defeat defence defend deficit define degree deliver delivery \
demand democracy demonstrate department depend deposit describe desert deserve design desire \
despite destroy detail detect detective determine develop development device dialogue diamond \
dictionary differ difference different difficult difficulty digital dinner diplomat direction \
director disability disagree disappear disaster discipline discount discover discovery discuss \
discussion disease dismiss display dispute distance distant distinct distribute district disturb \
diverse divide divorce doctor document domestic dominate donate double downtown dramatic drawer \
driver drought during duties earthquake easily eastern economic economist economy edition editor \
educate education effect effective efficient effort elderly election electric electricity element \
eliminate embassy emerge emergency emission emotion emphasis empire employ employee employer \
employment enable encounter encourage energy engage engine engineer engineering enormous enough \
ensure enterprise entertain entire entrance environment episode equipment escape especially \
essential establish estate estimate ethnic evaluate evening evidence evolve examine example \
exceed excellent exchange exciting execute executive exercise exhibit exhibition existing expand \
expansion expensive experience experiment expert explain explode explore explosion export expose \
express expression extend extension extensive extent external extreme fabric facility factor \
factory faculty familiar family famous farmer farmers farming fashion father favour feature \
federation feeling female festival fiction fifteen fighter figure finance financial finger finish \
firefighter fireworks fisherman fishermen fishing fitness flight flower follow football foreign \
forest forever forget formal formation former formula fortune forward foundation founder fragile \
framework freedom freight frequent friend friendly frozen function funding funeral furniture \
further future galaxy gallery garage garden gardener garment gather gender general generate \
generation gentle global government gradual graduate grandmother gravel greenhouse grocery ground \
growing growth guarantee guilty handle happen harbour hardly harvest harvester headline \
headmaster headquarters health healthy hearing heating height helicopter helpful heritage hidden \
highway history holiday honest honour hospital hostage household housing however humour hundred \
hungry hunter hurricane husband identify identity illegal illness imagine immediate immigrant \
impact implement import importance important impose impress improve improvement incident include \
income increase incredible independent indicate individual industrial industry infant infection \
inflation influence inform information ingredient initial initiative injure injury inmate \
innocent inquiry inside insist inspect inspector inspire install instance institute institution \
instruct instruction instrument insurance intense intention interest internal international \
internet interpret interview introduce invade invest investigate investigation investment \
investor invite involve island jacket journal journalist journey judgment junior justice kettle \
kidnap kilometre kitchen knowledge labour ladder landlord landscape language launch laundry \
lawsuit lawyer leader leadership league leather lecture legacy legend legislation leisure length \
lesson letter liberal library licence lieutenant lifetime lighthouse likely listen literature \
little living locate location lottery lovely lumber luxury machine machinery magazine mainly \
maintain maintenance majority manage management manager mandate manner manual manufacture marble \
margin marine market marriage married material matter maximum meadow measure mechanic mechanics \
medical medicine medium meeting member membership memorial memory mental mention merchant message \
method middle midnight migrant military miller mineral minimum minister ministry minority minute \
mirror missile mission mistake mixture mobile modern modest moment monastery monitor monument \
morning mortgage mother motion motorway mountain movement multiple municipal murder muscle museum \
musician mystery narrow nation national native natural nature nearby nearly necessary needle \
negative neglect negotiate neighbour neighbourhood neighbours nephew network neutral newspaper \
nobody normal northern notice nuclear number object objective observe obtain obvious occasion \
occupy offence office officer official online opening operate operation operator opinion opponent \
opportunity oppose opposite option orange orchard orchestra ordinary organic organise orient \
origin original orphan outbreak outcome outdoor output outside overcome overlook oxygen package \
paddle painful painter painting palace parade paragraph parent parish parking parliament partly \
partner partnership passage passenger passerby passport patient patrol pattern payment peaceful \
peasant pedestrian penalty pencil pension pensioner people pepper percent perform performance \
perhaps period permanent permission permit person personal petition petrol photograph phrase \
physical picture pioneer pipeline planet plastic platform player please pleasure pledge plenty \
plumber pocket poetry poison police policy polite political politician politics pollution popular \
population portion portrait position positive possess possible postal poster potato potential \
poverty powder powerful practical practice prayer predict prefer pregnant premier premises \
prepare presence present preserve president pressure pretend pretty prevent previous priest \
primary princess principal principle printer priority prison prisoner privacy private problem \
procedure proceed process produce producer product production profession professor profile profit \
programme progress project prominent promise promote prompt proper property proportion proposal \
propose prosecute prosecutor protect protection protein protest provide province provision public \
publish publisher punish purchase purple purpose pursue quality quarrel quarry quarter question \
rabbit railroad railway rainfall random rather reaction reader realise reality reason recall \
receipt receive recent recently reception recipe recognise recommend record recover recovery \
recruit reduce reduction reference reflect reform refuge refugee refuse regard regime region \
regional register regret regular regulate regulation reject relate relation relationship relative \
release relevant reliable relief religion religious reluctant remain remark remarkable remember \
remind remote remove repair repeat replace report reporter represent request require rescue \
research reserve reservoir reside resident residents resign resist resolution resolve resort \
resource respect respond response responsible restaurant restore restrict result retail retire \
retreat return reveal revenue reverse review revise revolution reward rhythm rocket romantic \
routine rubber rubbish rumour sacred saddle safety sailor salary salmon sample sanction satellite \
satisfy saving scandal schedule scheme scholar school science scientific scientist scratch screen \
script sculpture search season second secret secretary section sector secure security select \
selection senate senator senior sensitive sentence separate sequence sergeant series serious \
servant service session settle settlement several severe shadow shallow shelter shepherd sheriff \
shopping shortage shoulder shower shrimp signal silence silent silver similar simple simply \
singer single sister situation slight smooth social society soldier solution somebody something \
sometimes source southern speaker special specialist species specific speech spirit spokesman \
spokeswoman sponsor spread spring square stable stadium standard statement station statue status \
steady stomach storage straight strange stranger strategy stream street strength stress stretch \
strict strike string strong structure struggle student studio subject submit substance suburb \
succeed success successful sudden suffer sufficient suggest suicide suitable summer summit supper \
supply support suppose supreme surface surgeon surgery surplus surprise surrender surround survey \
survival survive suspect suspend sustain swimming switch symbol symptom system tackle tailor \
talent target teacher technical technique technology teenager telephone television temperature \
temple tenant tenants tennis tension terminal terrible territory terror terrorist testify \
testimony textile theatre theory therapy thirteen thousand threat threaten through throughout \
thunder ticket timber tissue tobacco together tomato tongue tonight tourism tourist tournament \
toward tradition traditional traffic tragedy trainer training transfer transform transit \
translate transport travel traveller treasure treasury treatment treaty trophy trouble tunnel \
turkey twelve twenty typical umbrella understand undertake unemployment uniform unique universe \
university unknown unless unusual update urgent useful vacant vacation vaccine valley valuable \
variety various vegetable vehicle venture verdict version vessel veteran victim victory village \
villager villagers violate violence violent visible vision visitor volcano volume voluntary \
volunteer voyage vulnerable warehouse warning wealth weapon weather weaver website wedding \
weekend weekly weight welcome welfare western whether whisky widely wildlife willing window \
winner winter wisdom withdraw witness wonder wooden worker workshop writer writing yellow \
yesterday";

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| COMMON.split(' ').collect());

/// Returns whether the word, or its singular, is printed every day.
pub(super) fn is_common(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let family = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let among = |word: &str| WORDS.contains(word);
    among(word) || among(singular) || family.is_some_and(|word| among(&word))
}
