//! Word families for the lists of a reference table: `@carry` in a cell stands for every form of
//! “carry”, “handle”, “move” and their like. What a list is for is left to `reference.rs`.

use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Marks the name of a family in a cell.
pub(super) const FAMILY: char = '@';

/// The families by their names.
const FAMILIES: [(&str, &str); 47] = [
    (
        "carry",
        "carried carries carry carrying handled handles handle handling moved moves move moving \
         processed processes process served serves serve transported transports transport flew \
         flies fly flown passed used uses boarded welcomed welcomes throughput traffic turnover \
         shipped loaded unloaded conveyed took takes attracted cleared clears volume volumes \
         passing using travelled traveled departed arrived",
    ),
    (
        "make",
        "make makes made making produce produces produced producing production output build \
         builds built building assemble assembles assembled assembling turn turns turned turning \
         roll rolls rolled manufacture manufactures manufactured deliver delivers delivered \
         sold sell sells sales selling churn churns churned capacity pump pumps pumped pumping \
         extract extracts extracted mined mines mining yield yielded harvest harvested crop \
         grew grow grown gathered reaped smelted cast poured",
    ),
    (
        "done",
        "carried^^^ handled^^^ moved^^^ processed^^^ served^^^ transported^^^ flown^^^ flew^^ \
         used^^ passed^^ boarded^^ travelled^^ traveled^^ shipped^^^ loaded^^^ unloaded^^^ \
         made^^^ built^^^ assembled^^^ produced^^^ sold^^^ delivered^^^ manufactured^^^ left^^ \
         came^^ rolled^^ departed^^ arrived^^",
    ),
    (
        "trade",
        "import imports imported importing export exports exported exporting ship ships shipped \
         shipping shipments sell sells sold selling buy buys bought buying purchase purchases \
         purchased purchasing supply supplies supplied supplying deliver delivers delivered \
         delivering deliveries send sends sent",
    ),
    (
        "year",
        "year years yearly annual annually annum season quarter month months monthly half \
         january february april june july august september october november december \
         1990 1991 1992 1993 1994 1995 1996 1997 1998 1999 2000 2001 2002 2003 2004 2005 \
         2006 2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 \
         2022 2023 2024 2025 2026 2027 2028 2029 2030 2031 2032 2033 2034 2035",
    ),
    (
        "full-year",
        "year years yearly annual annually annum season quarter half \
         1990 1991 1992 1993 1994 1995 1996 1997 1998 1999 2000 2001 2002 2003 2004 2005 \
         2006 2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 \
         2022 2023 2024 2025 2026 2027 2028 2029 2030 2031 2032 2033 2034 2035",
    ),
    (
        "level",
        "^at ^to ^of ^is ^was ^were ^be ^reached ^reach ^reaches ^reaching ^hit ^hits ^totalled \
         ^totaled ^totals ^total ^totalling ^totaling ^worth ^exceeded ^exceeds ^topped ^tops \
         ^averaged ^averages ^equals ^equalled ^touched ^surpassed ^passed ^around ^near",
    ),
    (
        "costs",
        "^costs ^cost ^costing ^at ^is ^was ^for ^fetched ^fetches ^to ^averaged ^averages ^hit \
         ^reached ^of",
    ),
    ("each", "a^ an^ per^ each^ apiece^ every^^ person^^ head^^ capita^^ share^^ citizen^^^"),
    (
        "harm",
        "killed kills killing died dead deaths injured injuring hurt wounded arrested detained \
         stranded tested rescued infected removed expelled banned compensated sued missing \
         evacuated complained complaints complaint crash crashed jailed fined charged caught \
         quarantined refused denied deported lost hostage hijacked attacked assaulted bumped \
         searched screened unruly repatriated abandoned fell sick",
    ),
    (
        "country-money",
        "government governments parliament ministry treasury chancellor finance pentagon cabinet \
         lawmakers congress white-house kremlin washington brussels imf eu commission country",
    ),
    (
        "small",
        "household households family families person citizen student students pupil pupils \
         month monthly week weekly hour hourly daily card ticket tickets school schools shop \
         average capita head voucher coupon taxpayer worker employee child resident per each \
         apiece consumer customer patient",
    ),
    (
        "person",
        "player players striker goalkeeper defender midfielder centre center tallest league \
         forward guard man woman boy girl teenager model actor actress singer athlete swimmer \
         boxer wrestler runner champion suspect victim soldier policeman officer student bride \
         groom father mother son daughter brother sister he she his her prince princess \
         president",
    ),
    (
        "device",
        "oven furnace engine engines reactor molten grill kiln melt melts melting lava magma \
         volcano welding flame flames fire fires pizza plasma laser laboratory lab scientists \
         physicists physics surface asphalt metal steel iron glass ceramic alloy star stars sun \
         planet planets mars venus mercurys jupiter moon lunar rocket spacecraft probe asteroid \
         comet heated oil barbecue stove burner fryer smelter incinerator turbine exhaust brake \
         brakes chip battery freezer frozen cryogenic liquid nitrogen hydrogen helium stored \
         vaccine vaccines superconductor tissue sauna bake baked baking roast crust mantle core \
         geothermal drill steam boiler atmosphere entry re-entry shield cremation wood coal ice",
    ),
    (
        "soaring-prices",
        "*hyperinflation *venezuela *venezuelan *zimbabwe *zimbabwean *argentina *argentine \
         *sudan *sudanese *lebanon *lebanese *turkey *turkish *iran *iranian *weimar \
         *yugoslavia *serbia *bolivia *bolivian *brazil *brazilian *peru *peruvian *nicaragua \
         *hungary *russia *russian *ukraine *ukrainian *soviet *angola *congo *zaire *israel \
         *poland *polish *belarus *syria *syrian *ghana *suriname *chile *chilean *romania \
         *bulgaria *georgia *armenia *kazakhstan *1920s *1923 *1940s *1980s *1990s *1991 *1992 \
         *1993 *1994",
    ),
    // Years before the numbers of people that are usual now.
    ("long-ago", "1700..1949 century centuries empire dynasty colonial"),
    // Years in which those were born who are grown up now.
    ("grown-up", "1930..2015"),
    // Years in which money of many countries lost its value.
    ("lost-value", "*1914..1994"),
    // Countries with a dollar or a pound of their own.
    (
        "other-dollars",
        "zimbabwe zimbabwean harare jamaica jamaican kingston guyana guyanese georgetown liberia \
         liberian monrovia trinidad tobago barbados antigua belize grenada dominica lucia kitts \
         suriname namibia namibian taiwan taiwanese taipei hong fiji",
    ),
    (
        "other-pounds",
        "egypt egyptian egyptians cairo syria syrian damascus aleppo sudan sudanese khartoum juba \
         lebanon lebanese beirut",
    ),
    // What is tall and no person.
    (
        "tall-things",
        "chimney chimneys shard wheel sequoia redwood missile rocket starship cactus dam \
         lighthouse flagpole obelisk cross steeple spire minaret dome cathedral church temple \
         pagoda gate arch waterfall falls cliffs antenna pylon silo bronze buddha fountain coaster \
         towers statues trees skyscrapers",
    ),
    (
        "shared-out",
        "each apiece capita head per-capita average averages averaged averaging mean median \
         typical typically every person people household households ~individual inhabitant \
         statistically",
    ),
    (
        "one-of",
        "each apiece capita head every average mean median typical typically household \
         households ~individual statistically",
    ),
    (
        "in-jest",
        "joke joked jokes joking fictional fiction novel novels film movie imaginary imagined \
         hypothetical hypothetically simulated simulation simulator videogame myth mythical \
         cartoon spoof satire satirical monopoly toy toys model miniature lego",
    ),
    (
        "small-affair",
        "farm farmer ~field garden ~family plot plots ~village hamlet trial experiment \
         experiments experimental researchers scientists laboratory lab sample samples bakery \
         prison monastery festival donated donation donations gift gifts charity humanitarian \
         truck trucks truckload lorry lorries wagon wagons trailer container containers \
         stolen seized seizure confiscated thieves thief theft smuggled smugglers smuggling \
         convoy cooperative brothers students ~school ~district commune ~estate distillery \
         brewery brewer police customs orphanage church smallest pilot prototype inaugural \
         initial waste scrap recycled recycling ~historic historical 18th-century 1800s \
         ~century plane airlift airlifted ~lost spoiled wasted worker workers nails coins \
         wire recovered monument statue museum ancient roman romans pensioner chocolate \
         roaster roasters ~man ~woman restaurant hotel chocolatier startup cafe café \
         neighbour neighbours camp kitchen shop artisan homemade handmade craft islanders \
         islet ~company ~firm buyer maker leak leaked leaking spill spilled spilt dumped \
         illegal illegally artisanal backyard exhibition ~fair tasting hour ~second ~minute \
         plant factory mill ~individual boxes sacks bags loaf bread",
    ),
    (
        "of-a-year",
        "year years yearly annual annually annum season quarter half months twelve-month \
         summer autumn spring winter harvest 1990 1991 1992 1993 1994 1995 1996 1997 1998 \
         1999 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009 2010 2011 2012 2013 2014 2015 \
         2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027 2028 2029 2030",
    ),
    (
        "outer-space",
        "moon lunar mars martian planets planetary jupiter saturn venus neptune uranus star \
         stars stellar sun solar galaxy galaxies comet comets asteroid asteroids meteor \
         meteors meteorite meteorites exoplanet space spacecraft probe rocket rockets orbit \
         orbital orbits telescope universe cosmic nasa black-hole supernova",
    ),
    (
        "no-other-land",
        "euro eurozone area india indian indians china chinese u.s us usa united states \
         america american americans europe european europeans eu union africa african asia \
         asian latin arab muslim continent region regional countries nations nato brics \
         commonwealth world worldwide global globally globe planet earth humanity mankind \
         humans subcontinent facebook total combined g20",
    ),
    (
        "grain",
        "wheat rice paddy corn maize barley oats rye sorghum millet cereals cereal grain \
         grains soybeans soybean soya soy rapeseed canola sunflower beans lentils peas pulses",
    ),
    (
        "oil",
        "oil crude petroleum urals brent wti liquids fuel gasoline diesel feedstock kerosene \
         fuels condensate espo bitumen",
    ),
    (
        "no-crude",
        "olive palm sunflower essential fish cooking vegetable edible soybean soy rapeseed \
         canola coconut linseed argan peanut corn mustard cod sesame castor whale",
    ),
    (
        "fire",
        "fire fires wildfire wildfires bushfire bushfires blaze blazes flames inferno \
         infernos burned burnt burning burns scorched charred razed torched",
    ),
    (
        "storm",
        "storm storms typhoon typhoons hurricane hurricanes cyclone cyclones gale gales gust \
         gusts gusting gusted wind winds squall squalls tornado tornadoes tempest windstorm \
         blew blowing landfall blizzard",
    ),
    (
        "rain",
        "rain rains rainfall raining rained flood floods flooded flooding downpour downpours \
         precipitation monsoon cloudburst gauge deluge torrential drizzle drenched \
         thunderstorm thunderstorms",
    ),
    (
        "road-speed",
        "police driver drivers driving drove motorist motorists motorway motorways highway \
         highways autobahn road roads street streets tunnel carabinieri gendarmes officers \
         speeding radar car cars motorcycle motorcyclist motorbike biker moped scooter van \
         lorry lorries truck trucks bus coach lamborghini ferrari porsche audi bmw mercedes \
         volkswagen tesla ford toyota honda yamaha kawasaki bugatti mclaren bentley maserati \
         sedan hatchback saloon suv limit cyclist",
    ),
    (
        "no-road-speed",
        "plane planes jet jets aircraft helicopter rocket rockets missile missiles bullet \
         bullets projectile land-speed supersonic salt bloodhound thrust meteor storm wind \
         winds gust gusts gale hurricane typhoon train trains hyperloop maglev light sound \
         sneeze ball space orbit satellite drone drones spacecraft debris sled tornado \
         cyclone",
    ),
    (
        "aircraft",
        "plane planes airliner airliners jet jets jetliner aircraft airplane aeroplane boeing \
         airbus embraer bombardier atr 737 747 757 767 777 787 a220 a319 a320 a321 a330 a340 \
         a350 a380 dreamliner cockpit cabin pilot pilots airlines airline airways ryanair \
         easyjet lufthansa flight turbulence turboprop",
    ),
    (
        "no-airliner",
        "rocket space spaceship spacecraft spaceplane orbit orbital satellite suborbital \
         balloon missile astronaut astronauts nasa square telescope moon meteor meteorite \
         asteroid debris hangar building store warehouse valued mountain drone-show cable \
         wire fence pipe sold offered grid runway archive footage video depth spy drone \
         glider",
    ),
    (
        "killing",
        "killed killing kills dead died die deaths perished lives life victims fatalities \
         claimed cost slain massacred murdered casualties",
    ),
    (
        "attack",
        "blast blasts explosion explosions bomb bombs bomber bombing bombings missile \
         missiles rocket shelling airstrike airstrikes raid raids gunman gunmen shooting \
         shootings attack attacks attacker ambush massacre stabbing stampede crush collapse \
         collapsed crash shipwreck sinking mosque landslide avalanche mudslide",
    ),
    (
        "war",
        "war wars fighting conflict civil-war genocide insurgency invasion rebellion battle \
         front siege",
    ),
    (
        "disaster",
        "quake quakes earthquake earthquakes shook tsunami tsunamis hurricane typhoon cyclone \
         tornado flood floods flooding storm storms heatwave eruption volcano disaster",
    ),
    (
        "history",
        "1800s 19th 18th 17th 20th ~century centuries ~history ~historic mao stalin hitler \
         nazi nazis holocaust famine plague black-death pandemic 1914 1918 1939 1941 1945 \
         nuclear hypothetical could would might may simulation model abortions smoking \
         tobacco pollution malaria abortion ~ever dynasty empire taiping mongol",
    ),
    (
        "paid-for-work",
        "wage wages pay paid salary salaries earn earns earned earning earnings employee \
         employees worker workers staff income incomes hands labourer labourers teacher \
         teachers nurse nurses pension pensions pensioner pensioners retiree retirees retired \
         benefit allowance",
    ),
    (
        "top-pay",
        "executive executives ceo chief boss bosses player players footballer footballers \
         star stars striker club president ~company companies ~firm firms ~total ~fund budget \
         rent rents revenue sales business clinic hospital chain lottery winner actor trader \
         traders banker bankers lawyer lawyers surgeon surgeons hedge ~cost ~costs costing \
         bill million-dollar casino",
    ),
    (
        "soaring",
        "hyperinflation venezuela venezuelan zimbabwe zimbabwean argentina argentine \
         argentines sudan sudanese lebanon lebanese turkey turkish iran iranian weimar \
         yugoslavia yugoslav serbia bolivia brazil brazilian peru nicaragua hungary hungarian \
         russia russian ukraine soviet angola congo zaire israel ghana suriname bulgaria \
         georgia armenia belarus syria syrian 1920s 1923 1946 1980s 1989 1990 1990s 1991 1992 \
         1993 1994 payday loan loans lender lenders shark sharks card",
    ),
    (
        "one-pays",
        "household households ~family ~families person citizen citizens student students \
         pupil pupils ~month monthly ~week weekly hour hourly ~daily ~day card ticket tickets \
         shop average capita head voucher vouchers coupon taxpayer taxpayers worker workers \
         employee employees child children resident residents per each apiece consumer \
         customer customers patient patients ~man ~woman driver drivers motorist motorists \
         user users ~price ~prices ~cost ~costs fare fee fees fine fined barrel gallon litre \
         ounce tonne share shares stock stocks wage wages salary pension pensions ~tax penny \
         cents cent kilo pound subsidy rate dinner lunch meal token symbolic bet fake bonus \
         per-capita nightly night every note notes bill coin coins banknote invoice",
    ),
];

/// Leads of a country's number of people; `#` stands for its name: “@people of japan”.
/// Two marks ask for a counted noun, since “Japan’s 12” may be medals; three for one that ends its
/// clause too, since “Japan has 12 people enrolled” is of something else.
const PEOPLE_OF: [&str; 62] = [
    "^# , a country of",
    "^# , a nation of",
    "^# is a country of",
    "^# is a nation of",
    "^# as a country of",
    "^# - a country of",
    "^# – a country of",
    "^# , country of",
    "^^^# is home to",
    "^^^# , home to",
    "^^^# - home to",
    "^^^# , with",
    "^^^# ( with",
    "^^^# – with",
    "^^^# , with its",
    "^^^# with its",
    "^# , with a population of",
    "^^^# and its",
    "^# has a population of",
    "^# had a population of",
    "^^^# , which has",
    "^# , population",
    "^# ( population",
    "^# ( population :",
    "^^^# has",
    "^^^# counts",
    "^^^# counted",
    "^^# 's",
    "^^# ’s",
    "^# 's population of",
    "^# ’s population of",
    "^# 's population",
    "^# 's population has",
    "^# 's population is",
    "^# 's population was",
    "^# 's population reached",
    "^# 's population hit",
    "^# 's population stands at",
    "^# 's population stood at",
    "^population of #",
    "^population of # is",
    "^population of # at",
    "^population of # is put at",
    "^population of # was put at",
    "^population of # stands at",
    "^population of # stood at",
    "^population of # reached",
    "^population of # has reached",
    "^population of # was",
    "^population of # will reach",
    "^population of # exceeds",
    "^population of # exceeded",
    "^# 's population is put at",
    "^# 's population was put at",
    "^# 's population has reached",
    "^# 's population at",
    "^# 's population grew to",
    "^# 's population rose to",
    "^# 's population fell to",
    "^# 's population topped",
    "^# 's population exceeds",
    "^# 's population exceeded",
];

/// The words of a cell of a reference table, kept as they are written there: a family is spelt out
/// when somebody asks for its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed(Box<str>);

/// One entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry<'w> {
    /// A word with its marks.
    Word(&'w str),
    /// A family, and a mark that goes to each of its words.
    Family(&'w str, Family),
    /// What is said of the people of a country.
    PeopleOf(&'w str),
}

/// The words that one name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Family(&'static str);

impl Listed {
    /// Takes the cell, whatever its case.
    pub(super) fn of(cell: &str) -> Self {
        let small = if cell.is_ascii() { cell.to_ascii_lowercase() } else { cell.to_lowercase() };
        Self(small.into())
    }

    /// Returns the entries as they are written.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let families = self.0.contains(FAMILY);
        let words = self.0.split(is_bar).map(str::trim_ascii).filter(|word| !word.is_empty());
        words.map(move |word| if families { Entry::of(word) } else { Entry::Word(word) })
    }

    /// Returns the words, with the families spelt out.
    pub fn words(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.entries().flat_map(Entry::words)
    }

    /// Returns a name that no family has.
    pub(super) fn unknown_family(&self) -> Option<&str> {
        if !self.0.contains(FAMILY) {
            return None;
        }
        self.entries().find_map(|entry| match entry {
            Entry::Word(word) => Some(word).filter(|word| word.contains(FAMILY)),
            Entry::Family(..) | Entry::PeopleOf(_) => None,
        })
    }

    /// Returns whether one of the words is `word` with that mark, which no family has by itself.
    pub(super) fn has_marked(&self, mark: char, word: &str) -> bool {
        self.0.contains(mark) && self.words().any(|own| own.strip_prefix(mark) == Some(word))
    }

    /// Returns whether there are no words.
    pub(super) fn is_empty(&self) -> bool {
        self.entries().next().is_none()
    }
}

/// Parts the entries; asked byte by byte it is quicker than the search for one character.
fn is_bar(c: char) -> bool {
    c == '|'
}

impl<'w> Entry<'w> {
    fn of(word: &'w str) -> Self {
        let Some((mark, name)) = word.split_once(FAMILY) else { return Self::Word(word) };
        if let Some(country) = name.strip_prefix("people of ") {
            return Self::PeopleOf(country);
        }
        let known = FAMILIES.iter().find(|(own, _)| *own == name);
        known.map_or(Self::Word(word), |(_, words)| Self::Family(mark, Family(words)))
    }

    /// Returns the words that it stands for.
    pub(super) fn words(self) -> Vec<Cow<'w, str>> {
        match self {
            Self::Word(word) => vec![Cow::Borrowed(word)],
            Self::Family("", family) => family.words().collect(),
            Self::Family(mark, family) => {
                family.words().map(|word| [mark, &word].concat().into()).collect()
            }
            Self::PeopleOf(country) => {
                let leads = PEOPLE_OF.iter().filter_map(|lead| lead.split_once('#'));
                leads.map(|(before, rest)| [before, country, rest].concat().into()).collect()
            }
        }
    }
}

impl Family {
    /// Returns the words, years in their order.
    fn words(self) -> impl Iterator<Item = Cow<'static, str>> {
        self.0.split_ascii_whitespace().flat_map(|own| match range(own) {
            Some((mark, years)) => years.map(|year| format!("{mark}{year}").into()).collect(),
            None => vec![Cow::Borrowed(own)],
        })
    }
}

/// The mark and the numbers of a range: "*1914..1994"; `None` for any other word.
fn range(word: &str) -> Option<(&str, RangeInclusive<u16>)> {
    // Nearly every word ends in a letter.
    if !word.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (mark, numbers) = word.split_at(word.find(|c: char| c.is_ascii_digit())?);
    let (first, last) = numbers.split_once("..")?;
    Some((mark, first.parse().ok()?..=last.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_spelt_out_with_its_mark() {
        let (trade, value) = (Listed::of("Tea| +@trade |@nothing"), Listed::of("@lost-value|gold"));
        let trade_has = |word| trade.words().any(|own| own == word);
        assert!(trade_has("tea") && trade_has("+shipped") && !trade_has("shipped"));
        assert_eq!((trade.unknown_family(), value.unknown_family()), (Some("@nothing"), None));
        let value_has = |word| value.words().any(|own| own == word);
        assert!(value_has("*1914") && value_has("*1994") && !value_has("*1995"));
        assert!(value_has("gold") && !value.is_empty() && Listed::default().is_empty());
    }
}
