"""Closed lists of words by which names of bodies are told from other words, English and French."""

from graph.identity.normalize import fold


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


# What a body's name is headed by, and which kind it then is.
ORGANIZATION_HEADS = word_set(
    "organization organisation organizations association foundation fondation fund fonds trust agency"
    " agence ministry"
    " ministere institute institut institution center centre hospital hopital clinic clinique university"
    " universite"
    " college academy bank banque council conseil commission committee comite board bureau office embassy"
    " ambassade"
    " government gouvernement police court parliament parlement senate authority autorite directorate"
    " direction"
    " department departement secretariat church eglise diocese parish paroisse company corporation"
    " cooperative union"
    " syndicat society societe league ligue group groupe initiative mission charity movement mouvement"
    " observatory"
    " observatoire nations federation chamber chambre prosecution ombudsman municipality laboratory"
    " observatoire"
    " aid aide relief service services school ecole club press radio television house home homes orphanage"
    " shelter maison foyer lab bureau ltd limited plc ong asbl caritas"
    " secours oeuvre maison village volunteers sisters brothers city"
)
NETWORK_HEADS = word_set(
    "network reseau forum alliance coalition consortium platform plateforme platforme federation"
    " confederation umbrella"
    " congress congres concertation synergie"
    " collective collectif caucus chapter networks hub partnership league assembly rassemblement"
)
GROUP_HEADS: tuple[str, ...] = (
    "working group",
    "working groups",
    "twg",
    "swg",
    "cluster",
    "sub cluster",
    "task force",
    "taskforce",
    "steering committee",
    "coordination group",
    "coordination mechanism",
    "coordinating mechanism",
    "technical committee",
    "thematic group",
    "country team",
    "coordinating committee",
    "coordination committee",
    "coordination forum",
    "reference group",
    "comite de coordination",
    "comite de pilotage",
    "cadre de concertation",
    "development forum",
    "groupe de travail",
    "groupe technique",
    "groupe thematique",
)
# What French working groups are called after "groupe".
GROUPS = word_set("travail technique thematique sectoriel consultatif")
PROJECT_HEADS = word_set(
    "project projet program programme campaign campaigns campagne activity grant phase scheme challenge"
    " projects"
)
# Head words in the plural that make a name one of kinds of bodies: "Faith-Based Organizations".
PLURALS = word_set(
    "organizations organisations institutions groups networks centers centres hospitals governments"
    " ministries"
    " committees associations cooperatives agencies foundations clinics universities schools churches"
    " councils"
    " companies enterprises districts provinces facilities authorities clubs providers forums alliances"
    " coalitions"
    " platforms consortia banks courts stations offices projects programs programmes campaigns parishes"
    " cells sectors"
)
# People whose possessive stands inside names: "Lake Women's Association".
OWNERS = word_set(
    "women men children people farmers teachers workers students youth girls boys parents lawyers"
    " providers producers employers users patients prisoners pastoralists migrants artisans vendors miners"
    " journalists mothers widows nurses doctors womens mens childrens fishers refugees traders"
)
# Words that can end a name made of common words: "Plan International", "World Vision".
ENDINGS = word_set("international vision global worldwide action concern mission watch first hope life aid")
# Verbs that begin names such as "Feed the Valley".
IMPERATIVES = word_set(
    "save feed heal protect stop end teach love free defend rescue build empower inspire reach help"
    " educate plant adopt"
    " rebuild restore serve touch shelter light bless sauver sauvons nourrir"
)
# Open prepositions: what follows them still belongs to the name.
OF = word_set("of for on against de des du d pour contre sur towards")
# Small words of Bantu tongues, such as "mu" (in), "ya" (of), "na" (and).
BANTU = word_set("ya wa za cya bya rya mu ku na kwa mwa")
INSIDE = OF | BANTU | word_set("the la le les and et to in en au aux with l e y da do das dos del")
# Words that begin a name only where their capital stands inside of a sentence: "with Here They Sing".
FREE = word_set("here together one all next home now today yet then join let call share more")
# French nouns that name to whom or what they go: "Programme d'Appui aux Filières".
DATIVES = word_set(
    "appui soutien aide assistance secours acces reponse service education formation contribution"
    " accompagnement"
    " lutte retour"
)

# Heads that belong to one place: what follows "and" is another body.
OF_ONE = word_set(
    "embassy government delegation kingdom republic city diocese parish archdiocese university municipality"
    " ambassade gouvernement delegation royaume republique ville paroisse universite mairie cooperation"
)

FUNCTION = word_set(
    "the this that these those a an in on at with from by for to of and but or as our their its it we they"
    " he she you i"
    " since under through thanks during after before while when where what who which how why if however"
    " also other"
    " others all some many most both each every any no not between among within without together currently"
    " today now"
    " then there here such like including namely about above below until over per via so yet more our your"
    " his her my"
    " them whereby whereas therefore thus hence moreover furthermore additionally finally first second"
    " third firstly"
    " secondly lastly besides despite although though because due according based given several various"
    " different"
    " one two three four five six seven eight nine ten specifically overall generally nowadays recently"
    " previously"
    " initially originally subsequently meanwhile jointly alongside is are was were has have had will"
    " would can could"
    " may should must be been being do does did let join click read see call view welcome back next home"
    " menu skip"
    " contact email tel phone website address credit photo source copyright share follow subscribe search"
    " le la les l un une des du de d dans en au aux avec pour par sur son sa ses notre nos leur leurs"
    " votre vos cette ce"
    " ces cet il elle ils elles nous vous on qui que dont depuis selon ainsi afin grace et ou mais donc"
    " car a chez sous"
    " etre avoir faire"
    " aujourd hui tout tous toute toutes plusieurs autres autre est sont"
)
# What papers about meetings are called: "Minutes of the meeting of the Water Working Group".
PAPERS = word_set("minutes meeting report notes compte rendu proces verbal reunion rapport seance assemblee")
# Numbers that begin a name where they do not begin a sentence: "the First Steps project".
ORDINALS = word_set("first second third one two three four five premier premiere deux trois")
# Capitalized words that name no body by themselves, and words that begin no name.
GENERIC = word_set(
    "key outcome outcomes result results output outputs impact impacts intervention interventions success"
    " successes indicator"
    " indicators main member members partner partners donor donors funder funders implementing implementer"
    " implementers beneficiary"
    " beneficiaries stakeholder stakeholders staff team project projects program programs programme"
    " programmes activity"
    " activities achievement achievements objective objectives goal goals mission vision values"
    " introduction background"
    " history about news event events meeting meetings training trainings workshop workshops report"
    " reports annual"
    " strategic plan director executive coordinator president chairperson chair minister mayor governor"
    " representative"
    " representatives officer manager honorable hon dr mr mrs ms prof madam sir participants participant"
    " women men youth"
    " girls boys children people persons community communities families family advocacy health education"
    " gender human"
    " rights peace justice development nutrition agriculture"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august"
    " september october november december jan feb mar apr jun jul aug sept oct nov dec"
    " janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
    " strengthening improving promoting supporting building increasing reducing enhancing empowering"
    " advancing"
    " section part chapter figure table annex page number law article ministerial order facebook twitter"
    " linkedin"
    " instagram youtube whatsapp christmas kinyarwanda english french swahili christian muslim catholic"
    " world day week"
    " international national regional local global district province sector cell country city state public"
    " private civil"
    " skip main content frequently asked questions name head office credit title file infosheet models"
    " profile complete address day ago bp po box road avenue street"
    " lead sub grantee subgrantee prime duration period budget area location beneficiary"
)
DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december lundi mardi mercredi jeudi vendredi samedi dimanche"
    " janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)
# Acronyms of themes, of people and of common things: no bodies.
GENERIC_ACRONYMS = word_set(
    "hiv aids hivaids tb sti stis std stds gbv sgbv vac srh srhr srhrs asrh asrhr rmncah rmnch mch mnch"
    " mnh fp anc pnc"
    " pmtct art arv arvs hct vct htc prep pep covid covid19 evd ncd ncds wash ecd drr dr ict icts it sme"
    " smes smme vsla"
    " vslas gsla gslas iga igas cso csos ngo ngos ingo ingos lngo lngos cbo cbos fbo fbos dpo dpos opd"
    " opds ong osc asbl"
    " msm fsw fsws sw sws pwd pwds pwid plhiv plha plwh plwha plwhiv ovc ovcs chh lgbt lgbti lgbtq lgbtqi"
    " lgbtiq kp kps"
    " agyw ayp idp idps iec bcc sbc sbcc mou mous moh_ usd rwf frw eur gbp sdg sdgs mdg mdgs tip ct avrr"
    " ibm hr m e ceo"
    " ed dg tv id ids ii iii iv vi vii viii ix xi po kg kn kk st no uk_ us_ drc car dna pdf faq faqs q a"
    " gdp ussd sms"
    " chw chws tba tbas asm mhpss ptsd icpd cedaw crc iccm uhc tot tots km ha gis cv vat tin iati dac cva"
    " ipv vawg ve"
    " pm am ad bc ok diy aka tbc tbd nb ps rip sop sops tor tors kpi kpis sacco saccos tvet fgm hpv ebv"
    " ana gewe wee"
)
# Words that stand for the subject, after "the", "our" or a demonstrative.
SELF_NOUNS = word_set(
    "organization organisation association foundation network forum alliance coalition consortium platform"
    " federation"
    " institution institute center centre company ngo charity collective union cooperative trust agency"
    " society"
    " umbrella initiative council commission collectif reseau plateforme federation fondation ong asbl"
    " union conseil centre"
)
PROJECT_NOUNS = word_set(
    "project program programme intervention campaign initiative action grant activity projet programme"
    " activite campagne"
)
# Words that tell a chapter, level or country office from the whole: names that differ in them are two bodies.
LEVELS = word_set(
    "national regional global international africa african europe european asia asian america american"
    " east west north"
    " south eastern western northern southern central chapter branch section district province provincial"
    " country local"
    " zone region afrique regionale nationale antenne mondial i ii iii iv v vi junior senior youth women"
)
# Adjectives that French names have in small letters: "Union européenne", "Agence française de Solidarité".
RELATIONS = word_set(
    "europeenne europeen mondiale mondial africaine africain internationale international nationale francaise"
    " allemande belge suisse canadienne americaine britannique luxembourgeoise neerlandaise norvegienne"
    " suedoise danoise italienne espagnole japonaise coreenne chinoise"
    " generale general provinciale provincial regionale regional territoriale territorial national"
    " diocesaine diocesain"
    " departementale communale populaire humanitaire rwandaise burundaise congolaise ougandaise rwandais"
    " burundais congolais kenyane"
)
# Head words that may stand in small letters after a name: "Lakeland government", "St. Anne hospital".
SMALL_HEADS = word_set(
    "government hospital foundation network forum ministry university alliance coalition federation"
    " consortium police"
    " embassy association cooperative parish diocese church trust fund institute clinic council commission"
    " agency"
    " project projet program programme campaign initiative organization organisation organizations"
    " organisations"
)
# Heads that begin names in small letters: "l'ambassade de Norland", "the ministry of Roads".
SMALL_BEGINNINGS = word_set(
    "ambassade ministère diocèse archidiocèse gouvernement université embassy ministry diocese government"
    " university"
)
TOPICS = word_set(
    "health education gender women woman men youth girls boys children child family families peace rights"
    " human justice"
    " development nutrition agriculture livestock fisheries environment forestry water sanitation hygiene"
    " energy trade"
    " industry finance economic planning culture sports labor labour social welfare affairs security"
    " migration refugees"
    " disability disabilities inclusion governance democracy reconciliation science technology innovation"
    " research arts"
    " media information communication infrastructure transport land lands resources mines tourism"
    " cooperation aids hiv"
    " malaria tuberculosis prevention protection promotion empowerment equality climate change emergency"
    " management"
    " disaster disasters policy advocacy population populations reproductive sexual community communities"
    " rural urban"
    " training employment drug drugs alcohol tobacco anti trade chain skills care treatment support food"
    " life cross-border knowledge literacy savings credit"
    " faith commercial scientific cultural sport animal natural public service foreign home local internal"
    " immigration"
    " emigration customs statistics standards practice legal law orphans widows survivors elderly persons"
    " people"
    " sante femme femmes enfants jeunes droits paix genre familles famille education developpement"
)


def kind_of_head(word: str) -> str:
    """Return which kind of body a head word tells of: group, network, project, organization or nothing."""
    folded = fold(word)
    if folded in ("twg", "swg", "cluster", "taskforce"):
        return "group"
    if folded in NETWORK_HEADS:
        return "network"
    if folded in PROJECT_HEADS:
        return "project"
    return "organization" if folded in ORGANIZATION_HEADS else ""
