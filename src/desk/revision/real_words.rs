//! Pairs of words that a slip of the pen turns into each other and that are both words: to change
//! one for the other is never to mend a slip. Lists only; `slips.rs` reads them.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Two letters have changed places.
const SWAPPED: &str = "acres cares|alter later|altitude latitude|ample maple|angel angle|\
angels angles|arise raise|arises raises|arising raising|arrest rarest|barely barley|\
barking braking|beast beats|boast boats|boost boots|bugle bulge|burnt brunt|calms clams|\
carol coral|carve crave|carved craved|casual causal|casually causally|clasp claps|coast coats|\
closest closets|colts clots|compiled complied|complaint compliant|corps crops|crate carte|\
creep crepe|cures curse|dairy diary|dairies diaries|denies denise|discreet discrete|doors odors|\
evils veils|exist exits|farmed framed|farmer framer|farmers framers|farming framing|feast feats|\
fiend fined|field filed|files flies|fired fried|fires fries|form from|forth froth|garter grater|\
gilded glided|grist grits|incest nicest|infarction infraction|lions loins|lotus louts|macro marco|\
mantel mantle|martial marital|mores morse|nuclear unclear|noble nobel|option potion|\
options potions|pairs paris|patsy pasty|perfect prefect|perform preform|piled plied|poses posse|\
previous pervious|pride pried|quiet quite|roost roots|rouge rogue|ruination urination|\
sacred scared|salted slated|salts slats|salve slave|satin stain|signed singed|signing singing|\
signs sings|silver sliver|silvers slivers|soldier solider|spares sparse|spilt split|suing using|\
tarps traps|tiers tires|tilted titled|tired tried|tires tries|toady today|trail trial|\
trails trials|treaties treatise|twist twits|unite untie|united untied|uniting untying|waist waits|\
warps wraps|clam calm|broad board|claimed calmed|casualty causality|calvary cavalry|sever serve|\
goal gaol|bolt blot|lunar ulnar|tested detest|amino amnio|beats betas|bugles bulges|carol carlo|\
carving craving|carvings cravings|craves carves|creeps crepes|crony corny|coroner crooner|\
discreetly discretely|driest direst|gilding gliding|liars lairs|lines liens|parting prating|\
perfects prefects|piles plies|pluses pulses|singer signer|tours torus|trots torts|unites unties|\
gusty gutsy|brain brian|crater carter|codes coeds|bolts blots|barked braked|colds clods|\
filed flied|farts frats|theatre theater|bores boers|crated carted|shrike shriek|steel stele|\
great greta|armrest arrest";

/// A letter stands once or twice.
const DOUBLED: &str = "asses assess|baling balling|bared barred|baring barring|bated batted|\
below bellow|biding bidding|biter bitter|broke brooke|busing bussing|caned canned|canon cannon|\
canons cannons|canvas canvass|caped capped|carer career|carers careers|cares caress|\
carton cartoon|cartons cartoons|chose choose|coma comma|comas commas|commander commandeer|\
coped copped|coral corral|corals corrals|cuter cutter|desert dessert|deserts desserts|\
devote devotee|devotes devotees|diners dinners|dining dinning|discus discuss|doled dolled|\
doted dotted|dragons dragoons|escape escapee|escapes escapees|fated fatted|filed filled|\
filet fillet|filing filling|filings fillings|finish finnish|fused fussed|fuses fusses|\
fusing fussing|godly goodly|griping gripping|grove groove|groves grooves|hater hatter|holy holly|\
hoped hopped|hoping hopping|hover hoover|later latter|liter litter|lose loose|loser looser|\
loses looses|losing loosing|mated matted|mater matter|moped mopped|moping mopping|mouse mousse|\
needles needless|parole parolee|pining pinning|planed planned|planing planning|planer planner|\
poses posses|posses possess|princes princess|raged ragged|raped rapped|rated ratted|\
rating ratting|refer reefer|refuge refugee|refuges refugees|retires retirees|riding ridding|\
robing robbing|robed robbed|roster rooster|rosters roosters|ruble rubble|rubles rubbles|\
salon saloon|salons saloons|scared scarred|scaring scarring|scoped scooped|scraped scrapped|\
scraping scrapping|shined shinned|shots shoots|smother smoother|sniping snipping|sparing sparring|\
stared starred|staring starring|stops stoops|striped stripped|super supper|supers suppers|\
taped tapped|taping tapping|tiled tilled|tones tonnes|toting tooting|waging wagging|\
waring warring|wining winning|ally alley|abbot abbott|wooed wooded|baron barron|bused bussed|\
bred breed|met meet|step steep|stepped steeped|cop coop|shot shoot|rot root|sloped slopped|\
slimed slimmed|slimer slimmer|tinny tiny|furry fury|hummed humed|dragon dragoon|gravely gravelly|\
hovered hoovered|hovering hoovering|meeting meting|retire retiree|taxiing taxing|belied bellied|\
overfed overfeed|overshot overshoot|marshal marshall|bandana bandanna|disc disco";

/// A letter is there or not.
const MISSING: &str = "accused accursed|action auction|actions auctions|addition addiction|\
additions addictions|additive addictive|adoring adorning|adored adorned|alight alright|\
alteration altercation|amiable amicable|amount mount|angry anger|artists artistes|astray ashtray|\
automaton automation|averse adverse|aversion version|avert advert|averts adverts|banking blanking|\
batting battling|battles bottles|beach breach|beaches breaches|beached breached|bearded beaded|\
beside bedside|bolder boulder|board bard|boarder border|boarders borders|bonding bounding|\
bother brother|bothers brothers|bought brought|bounded bonded|braking breaking|breath breadth|\
breathe breath|bride bridge|brides bridges|buying burying|callus callous|camping clamping|\
camping cramping|candid candied|canvass canvases|carting charting|casting coasting|cased caused|\
cases causes|cast coast|causes clauses|causal casual|choral chloral|climatic climactic|\
cleaned cleansed|closet closest|coastal costal|coating coasting|complement compliment|\
compete complete|competed completed|competes completes|competing completing|\
competition completion|conducive conductive|congenial congenital|contact contract|\
contacted contracted|contacting contracting|contacts contracts|contactor contractor|\
contactors contractors|continent contingent|continual continua|copper chopper|coppers choppers|\
corner coroner|corners coroners|corporal corporeal|corps corpse|counties countries|county country|\
countess countless|couriers courtiers|course curse|courses curses|covert convert|covets coverts|\
crash cash|crated created|created cremated|creates crates|creating cremating|creation cremation|\
deceased decreased|decease decrease|decent descent|deduced deducted|defeated defecated|\
defect deflect|defected deflected|defection deflection|defector deflector|defied defiled|\
defied defined|delete deplete|deleted depleted|deleting depleting|deletion depletion|\
derivation deprivation|derive deprive|derived deprived|derives deprives|designed deigned|\
dining dinging|dipped dripped|direct direst|disused dissed|divers divert|divers drivers|\
divers diverts|diving driving|divided dividend|downing drowning|downed drowned|dried died|\
dumping dumpling|earthy earthly|earned learned|earning learning|easing erasing|eight height|\
eighty weighty|elections selections|election selection|ensued ensured|ensuing ensuring|\
entails entrails|envelops envelopes|envelop envelope|erring earring|eternal external|\
eternally externally|ethically ethnically|event even|evasion invasion|evolution revolution|\
except excerpt|excepts excerpts|exerts experts|exited excited|exited existed|exiting exciting|\
exiting existing|expand expend|faction fraction|factions fractions|failing flailing|\
farther father|father feather|fathers feathers|faulty faculty|favors flavors|fiance finance|\
fiances finances|fiction friction|fighter freighter|fights flights|fight flight|fight freight|\
filing failing|fined find|finale final|finally finale|fining finding|fires friers|\
fitting flitting|fleeing fleecing|fleeting fleeing|forging foraging|forges forgets|founded funded|\
founder funder|founder flounder|founders funders|founding funding|fright freight|gallery galley|\
galley alley|gallon galleon|gallons galleons|garage garbage|garish garnish|gasping grasping|\
genial genital|gentle gentile|grader grander|grading grating|granted grated|granting grating|\
greater grater|groping grouping|grouped groped|growing growling|hanged changed|handed handled|\
handing handling|harness hardness|haunted hunted|haunting hunting|health heath|healthy heathy|\
heard herd|heritage hermitage|heaven haven|hideous hideouts|historic history|honesty honestly|\
hosed housed|hosting hoisting|house horse|houses horses|housing hosing|human humane|\
hurting hurtling|immoral immortal|immorality immortality|impeding impending|impudent imprudent|\
indicted indicated|indicting indicating|induced inducted|infection inflection|\
infections inflections|insect inspect|insects inspects|insulted insulated|insulting insulating|\
insure inure|interment internment|interned interred|kinship kingship|later alter|launch lunch|\
launched lunched|launches lunches|launching lunching|lawyers layers|leader lader|leaned learned|\
leaning learning|leather lather|liable likable|lightning lightening|lining linking|lived livid|\
lower slower|lower flower|married marred|mailed maimed|making marking|makers markers|\
manager manger|managers mangers|manor manner|margin margarin|marine mariner|marines mariners|\
meaning meanings|medial medical|mediate medicate|mediate meditate|mediation medication|\
mediation meditation|mining minding|minster minister|minsters ministers|misery miserly|\
misled mislead|missing misusing|missed misused|modesty modestly|moral morale|morality mortality|\
morally mortally|morals mortals|morning mourning|month moth|months moths|mother other|\
motoring mooring|mounted muted|nation ration|neither nether|neural neutral|neuron neutron|\
neurons neutrons|nothing noting|officer office|older holder|older folder|ordinance ordnance|\
order border|outage outrage|outages outrages|overhead overheard|overly overlay|overly overtly|\
owner downer|painted panted|painting panting|panting planting|parties parities|parted parried|\
passed paused|patently patiently|patent patient|patents patients|paying playing|paying praying|\
payoff playoff|payoffs playoffs|peace pace|peasant pheasant|peasant pleasant|persons personas|\
person persona|personal persona|picked pricked|picking pricking|pieced pierced|piecing piercing|\
plane planet|planes planets|planing planting|planned panned|planning panning|plant pant|\
plants planets|plant planet|plants pants|planted plated|planting plating|played plaid|\
plural pleural|poplar popular|portion potion|portions potions|potion option|posted posited|\
powered powdered|powering powdering|powers powders|prayed rayed|preached reached|preset present|\
preserved persevered|president resident|presidents residents|presidential residential|\
price prince|prices princes|prices prizes|pricing pricking|primer prime|private privates|\
probing proving|product produce|proper prosper|proposed propose|prostate prostrate|public pubic|\
publicly pubicly|purses pursues|quit quilt|quotation quotations|radial radical|raging ranging|\
raider rider|raiders riders|raiding riding|rafting rating|rained trained|raining training|\
ranger anger|ratios rations|ration ratio|reacted redacted|reality realty|realists realist|\
recital rectal|recluse recuse|recorder reorder|recreation recreations|rector reactor|\
regent reagent|reigned resigned|reigns resigns|reigning resigning|relay really|relays relapse|\
relied relived|relied replied|relies replies|relived relieved|relieve relive|reliving relieving|\
relying relaying|relying replying|remaking remarking|reminder remainder|rented resented|\
repaying replaying|reporter reported|reside residue|resets resents|respect resect|\
restrain retrain|restrained retrained|retain retrain|retained retrained|retained restrained|\
retaining retraining|retraced retracted|revelation elevation|revered reverend|revered reversed|\
revered reverted|reverse revere|right bright|right fright|rising rinsing|rising risking|\
routed rousted|rousted roasted|runway runaway|runways runaways|rusted trusted|sacking stacking|\
salvage savage|salvaged savaged|salute salt|saluting salting|sandal scandal|sandals scandals|\
saving shaving|savings shavings|scaled scalded|scaling scalding|scored scorned|scored scoured|\
scoring scouring|sealing stealing|seated sedated|seated sweated|seating sweating|secrets secretes|\
seeding speeding|seeing seeking|selling smelling|selling spelling|selling swelling|\
sending spending|sender spender|sentient sentiment|septic skeptic|served severed|served swerved|\
serving swerving|settle seattle|setting settling|sewers skewers|shared sheared|sharing shearing|\
shedding shredding|shifting sifting|shipped sipped|shopping sopping|shorting sorting|sight slight|\
sighted slighted|sighting sighing|simulate stimulate|simulated stimulated|simulates stimulates|\
simulating stimulating|simulation stimulation|singers stingers|single shingle|sitting slitting|\
sitting spitting|slashed splashed|slicing splicing|slight sleight|smile simile|\
soldering smoldering|soldier solder|soldiers solders|solid sold|sorting sporting|sorted snorted|\
spared sparked|sparing sparking|speed seed|spending pending|spitting splitting|spring sparing|\
stained strained|staining straining|stains strains|staked stalked|staking stalking|\
standing stranding|stand strand|stands strands|stared started|stared starved|staring starting|\
staring starving|started startled|starting startling|stated started|stating starting|\
states estates|states statues|stationary stationery|stature statue|statue statute|\
statues statutes|status statues|stayed strayed|staying straying|steamed streamed|\
steaming streaming|sting string|stings strings|stock stork|stored storied|stored stormed|\
stores storeys|storing storming|story storey|strange strangle|stranger strangler|\
striking sticking|strip stripe|strips stripes|studios studious|subjects subject|suit suite|\
suits suites|surgeon sturgeon|tacking tracking|tackled tacked|tailed trailed|tailing trailing|\
taking talking|takers talkers|tamped trampled|tanked thanked|tapered tampered|tapering tampering|\
tapped trapped|tapping trapping|tasted toasted|tasting toasting|tending trending|thirsty thirty|\
thicket ticket|thorough through|thoroughly throughly|though through|though thought|thrash trash|\
thrashed trashed|thread tread|threat treat|threats treats|threading treading|tickled trickled|\
tilling trilling|tinted tainted|tipping tripping|topics tropics|topical tropical|\
torturous tortuous|trading treading|trades traders|transit transmit|tremble treble|trough tough|\
trough through|trustees trusties|trusts thrusts|trusting thrusting|tuned turned|tuning turning|\
tucked trucked|unarmed unharmed|uneaten unbeaten|uniformed uninformed|unit unite|units unites|\
unlock unblock|untied untried|urban urbane|vanish varnish|vanished varnished|vision division|\
violet violent|wading warding|waiters waters|walking waking|wanted waned|wanting waning|\
warned waned|warning waning|waters walters|waving waiving|waved waived|weather wether|\
weighed weighted|welding wielding|western wester|whether wether|whether weather|widest wildest|\
widows windows|willing wiling|winding wining|wining whining|world word|worlds words|worth wroth|\
writhing writing|writers writes|yearly early|fast feast|formally formerly|formally normally|\
costing coasting|casualties causalities|censer censor|clothes cloths|clothe cloth|bathe bath|\
breaths breathes|lathe lath|wreathe wreath|teeth teethe|sooth soothe|loath loathe|swath swathe|\
local locale|rational rationale|artist artiste|fiance fiancee|personal personnel|divine divide|\
ensign design|diner dinner|curt court|curtly courtly|genes genies|gene genie|ascetic acetic|\
alterations altercations|batsman batman|boatman batman|births berths|birth berth|\
backlash backslash|bandana banana|blonde blondie|booked bookend|breasted breastfed|cement clement|\
carton carlton|concave conclave|consign cosign|consigned cosigned|cosmically comically|\
couples couplets|coronet cornet|collide collie|composting composing|crackle cackle|\
chairwoman charwoman|complaints complains|cremate create|crate create|client clint|\
defecating defeating|defecting defecating|deflects defects|diplomats diplomas|emotion emoticon|\
energies energizes|fathered feathered|featherless fatherless|flatten fatten|flattened fattened|\
flattening fattening|fitful fistful|foundering floundering|fractional factional|funereal funeral|\
forgone foregone|fiend friend|fiends friends|finer finger|farming faring|gavel gravel|\
hating heating|haring hearing|hearken harken|hermetic heretic|hotspot hotpot|imperil imperial|\
impervious imperious|imprudence impudence|insolvent insolent|jealously jealousy|layer lawyer|\
livable liable|manly mainly|metal mental|mediated medicated|mediated meditated|\
mediating medicating|mediating meditating|naive native|overdoes overdoses|overdoing overdosing|\
overeating overheating|overlay overplay|overlying overlaying|overpay overplay|outlay outplay|\
pacemaker peacemaker|pacemakers peacemakers|palate palpate|parley parsley|patters patterns|\
payback playback|peachy preachy|peasants pheasants|petty pretty|place palace|places palaces|\
portable potable|portent potent|porthole pothole|power powder|predicated predicted|\
prelude preclude|phase phrase|phases phrases|paring parking|paining painting|payer prayer|\
payer player|person parson|prison prion|reaction redaction|reign resign|remainders reminders|\
renter reenter|reread retread|resected respected|restraints restrains|restraining retraining|\
retracing retracting|reuse refuse|radicals radials|salon salmon|sable stable|stale stable|\
saddle swaddle|sentence sentience|senor senior|simulator stimulator|sallow shallow|sallow swallow|\
soldiered soldered|spluttering sputtering|sprit spirit|sooth smooth|sower shower|steam stream|\
stringy stingy|tickets thickets|timber timbre|timer timber|treasuries treasures|turkey turnkey|\
tickle trickle|twinkle tinkle|unblocked unlocked|underlies underlines|underling underlying|\
unformed uniformed|unstuck untuck|vertebrae vertebrate|wangle wrangle|waring warning|waver weaver|\
widow window|wiggle wriggle|winkle wrinkle|wench wrench|wraith wrath|wreath wrath|writhe write|\
woody woodsy|deign design|ethic ethnic|exert expert|fonder founder|inure injure|mange manage|\
weaker wreaker|hight height|marine maine|gates grates|parties patties|sever server|cruse cruise|\
camber chamber|rater rather|cooing cooking|poser poster|pining pinning|diver driver|drier driver|\
crises cruises|revels reveals|resins resigns|sprigs springs|castes castles|mansion manson|\
parish parrish|fathering feathering|shimmering simmering|scoping scooping|backboard blackboard|\
appal appeal|appals appeals|defecation defection|defecated defected|deflecting defecting|\
defies defines|patterning pattering|soldering soldiering|presentment presentiment|sinful skinful|\
sinless skinless|saltine saline|wight weight|breastfed breastfeed|finagle finale|\
freighted frighted|freshen freshmen|expiation expiration|egoism egotism|multiples multiplies|\
apprise appraise|apprised appraised|assemblies assembles|badness baldness|sizzle swizzle|\
earthen earthmen|latkes lakes|marin margin|mable marble|aesthetic anesthetic|\
overpaying overplaying|pearson person|corneal cornmeal|patella paella|sympathizes sympathies|\
summarizes summaries|apologizes apologies|injures injuries|inquires inquiries|recoded recorded|\
replayed relayed|replays relays|seller speller|papered pampered|hotels hostels|assets asserts|\
alarms alarums|bakers bankers|cleaner cleanser|cleaners cleansers|collier collider|\
courtier courier|facets faucets|inured insured|leased leashed|lovers louvers|miners minders|\
partied parted|polices policies|pursed pursued|rated ratted|seized sized|staving saving|\
spattering splattering";

static PAIRS: LazyLock<HashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    let all = [SWAPPED, DOUBLED, MISSING].into_iter().flat_map(|list| list.split('|'));
    all.filter_map(|pair| pair.split_once(' ')).flat_map(|(a, b)| [(a, b), (b, a)]).collect()
});

/// Returns whether the two are words that are easily taken for each other.
pub(super) fn are_both_words(a: &str, b: &str) -> bool {
    PAIRS.contains(&(a, b))
}
