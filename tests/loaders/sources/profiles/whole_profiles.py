"""Whole profiles of bodies that do not exist, in different styles, and every link that they state."""

Said = set[tuple[str, str, str]]

COMMUNITY = """About us

Kwetu Tumaini Initiative (KTI) is a local non-governmental organization founded in 2003 and based in
Lodwara. KTI works with young mothers, fishing families and out-of-school youth.

In 2012, KTI received a grant from the Solvang Foundation to open a library. Since 2015 the
organization has been supported by Oxbridge Aid and the Norland Embassy.

We are a member of the National Early Learning Coalition (NELC) and sit on the steering committee of
the Water Forum. Our Executive Director chairs the Lodwara Child Protection Working Group.

KTI works closely with the Ministry of Fisheries, the District Hospital of Lodwara and Radio Pwani.
In partnership with Mkono Trust and Bahari Women Cooperative, KTI runs the Safe Harbour Project,
which is funded by the Government of Norland through Nordic Church Relief.

Survivors of violence are referred to Saint Mary Hospital.

We hope to partner with UNDAP in the coming years. KTI is not a member of the Coast Alliance.
"""
COMMUNITY_LINKS = {
    ("Kwetu Tumaini Initiative", "MEMBER_OF", "National Early Learning Coalition"),
    ("Kwetu Tumaini Initiative", "MEMBER_OF", "Water Forum"),
    ("Kwetu Tumaini Initiative", "CONVENES", "Lodwara Child Protection Working Group"),
    ("Kwetu Tumaini Initiative", "PARTNERS_WITH", "Ministry of Fisheries"),
    ("Kwetu Tumaini Initiative", "PARTNERS_WITH", "District Hospital of Lodwara"),
    ("Kwetu Tumaini Initiative", "PARTNERS_WITH", "Radio Pwani"),
    ("Kwetu Tumaini Initiative", "PARTNERS_WITH", "Mkono Trust"),
    ("Kwetu Tumaini Initiative", "PARTNERS_WITH", "Bahari Women Cooperative"),
    ("Solvang Foundation", "FUNDS", "Kwetu Tumaini Initiative"),
    ("Oxbridge Aid", "FUNDS", "Kwetu Tumaini Initiative"),
    ("Norland Embassy", "FUNDS", "Kwetu Tumaini Initiative"),
    ("Government of Norland", "FUNDS", "Safe Harbour Project"),
    ("Government of Norland", "FUNDS", "Nordic Church Relief"),
    ("Nordic Church Relief", "FUNDS", "Safe Harbour Project"),
    ("Kwetu Tumaini Initiative", "IMPLEMENTS", "Safe Harbour Project"),
    ("Mkono Trust", "IMPLEMENTS", "Safe Harbour Project"),
    ("Bahari Women Cooperative", "IMPLEMENTS", "Safe Harbour Project"),
    ("Kwetu Tumaini Initiative", "REFERS_TO", "Saint Mary Hospital"),
}
UMBRELLA = """BRIGHT FUTURES NETWORK

Bright Futures Network (BFN) is an umbrella of 24 organizations working for children with disabilities.

Our members
- Hands Together Association
- Light for the Blind Society
- Deaf Youth Organization (DYO)

Our donors
- Gilead Children Fund
- Sunrise Foundation

Our partners:
- Ministry of Schools
- National Council of Persons with Disabilities

Projects

Inclusive Classrooms Project
The project is implemented by BFN and Hands Together Association in four districts with financial
support from Sunrise Foundation.
"""
UMBRELLA_LINKS = {
    ("Hands Together Association", "MEMBER_OF", "Bright Futures Network"),
    ("Light for the Blind Society", "MEMBER_OF", "Bright Futures Network"),
    ("Deaf Youth Organization", "MEMBER_OF", "Bright Futures Network"),
    ("Gilead Children Fund", "FUNDS", "Bright Futures Network"),
    ("Sunrise Foundation", "FUNDS", "Bright Futures Network"),
    ("Bright Futures Network", "PARTNERS_WITH", "Ministry of Schools"),
    ("Bright Futures Network", "PARTNERS_WITH", "National Council of Persons with Disabilities"),
    ("Bright Futures Network", "IMPLEMENTS", "Inclusive Classrooms Project"),
    ("Hands Together Association", "IMPLEMENTS", "Inclusive Classrooms Project"),
    ("Sunrise Foundation", "FUNDS", "Inclusive Classrooms Project"),
}
SHEET = """Project title: Seeds of Peace
Duration: 2018 - 2021
Donor: Peace Bread Fund
Implementing partners: Amani Dialogue Centre (ADC), Lakeshore Youth Union and Diocese of Mbara

Seeds of Peace brings together farmers and herders. The project is coordinated by Amani Dialogue Centre.
"""
SHEET_LINKS = {
    ("Peace Bread Fund", "FUNDS", "Seeds of Peace"),
    ("Amani Dialogue Centre", "IMPLEMENTS", "Seeds of Peace"),
    ("Lakeshore Youth Union", "IMPLEMENTS", "Seeds of Peace"),
    ("Diocese of Mbara", "IMPLEMENTS", "Seeds of Peace"),
}
FRENCH = """À propos

L'Association pour la Promotion des Filles Rurales (APFR) est une organisation non gouvernementale
créée en 1998.

L'APFR est membre du Réseau National des Femmes et de la Plateforme Eau et Vie. Elle travaille en
partenariat avec le Ministère de l'Agriculture et l'Institut des Sols.

Le projet « Champs Verts » est financé par l'Agence Boréale de Développement et mis en œuvre par
l'APFR et Terre Nouvelle.

Nos partenaires financiers sont la Fondation Soleil et Pain du Monde.

L'APFR souhaite devenir membre de la Coalition Mondiale pour la Santé.
"""
FRENCH_LINKS = {
    ("Association pour la Promotion des Filles Rurales", "MEMBER_OF", "Réseau National des Femmes"),
    ("Association pour la Promotion des Filles Rurales", "MEMBER_OF", "Plateforme Eau et Vie"),
    ("Association pour la Promotion des Filles Rurales", "PARTNERS_WITH", "Ministère de l'Agriculture"),
    ("Association pour la Promotion des Filles Rurales", "PARTNERS_WITH", "Institut des Sols"),
    ("Agence Boréale de Développement", "FUNDS", "Champs Verts"),
    ("Association pour la Promotion des Filles Rurales", "IMPLEMENTS", "Champs Verts"),
    ("Terre Nouvelle", "IMPLEMENTS", "Champs Verts"),
    ("Fondation Soleil", "FUNDS", "Association pour la Promotion des Filles Rurales"),
    ("Pain du Monde", "FUNDS", "Association pour la Promotion des Filles Rurales"),
}
FARMERS = """The Ridge Farmers Union (RFU) was born in 1987 when nine farmers met under
a tree. Today RFU is affiliated to the East Highlands Farmers Federation and
belongs to the Global Coffee Growers Alliance.

RFU and the Institute of Tropical Crops jointly implement the Better Beans
Programme with a grant from Morning Cup Foundation. The programme is active in
five counties.

RFU hosts the secretariat of the Highland Seeds Platform, a network of eleven
cooperatives. Members of the platform include Kilele Cooperative, Bonde Growers
Association and Tea Women Group.

The union signed a memorandum of understanding with Agri Bank in 2019. It
collaborates with several partners such as Green Radio, Highland University and
the Ministry of Trade.
"""
FARMERS_LINKS = {
    ("Ridge Farmers Union", "MEMBER_OF", "East Highlands Farmers Federation"),
    ("Ridge Farmers Union", "MEMBER_OF", "Global Coffee Growers Alliance"),
    ("Ridge Farmers Union", "IMPLEMENTS", "Better Beans Programme"),
    ("Institute of Tropical Crops", "IMPLEMENTS", "Better Beans Programme"),
    ("Ridge Farmers Union", "PARTNERS_WITH", "Institute of Tropical Crops"),
    ("Morning Cup Foundation", "FUNDS", "Better Beans Programme"),
    ("Ridge Farmers Union", "CONVENES", "Highland Seeds Platform"),
    ("Kilele Cooperative", "MEMBER_OF", "Highland Seeds Platform"),
    ("Bonde Growers Association", "MEMBER_OF", "Highland Seeds Platform"),
    ("Tea Women Group", "MEMBER_OF", "Highland Seeds Platform"),
    ("Ridge Farmers Union", "PARTNERS_WITH", "Agri Bank"),
    ("Ridge Farmers Union", "PARTNERS_WITH", "Green Radio"),
    ("Ridge Farmers Union", "PARTNERS_WITH", "Highland University"),
    ("Ridge Farmers Union", "PARTNERS_WITH", "Ministry of Trade"),
}
REPORT = """# Annual Report 2019

## Introduction

Msingi Health Services (MHS) is a faith-based organization. MHS operates 3 hospitals and 14 health
centres.

## HIV programme

In 2019 MHS, with the support of PEPFAX through the Christian Health Consortium, tested 12,000
people. Clients who test positive are linked to the county referral hospital.

## Partnerships

During the year MHS partnered with the County Council of Kitu, Doctors Across Borders, and AMPATHY.

## Challenges

MHS did not receive the grant expected from the Global Cure Fund. Plans are under way to collaborate
with Medicus Vivax.
"""
REPORT_LINKS = {
    ("PEPFAX", "FUNDS", "Msingi Health Services"),
    ("PEPFAX", "FUNDS", "Christian Health Consortium"),
    ("Christian Health Consortium", "FUNDS", "Msingi Health Services"),
    ("Msingi Health Services", "REFERS_TO", "county referral hospital"),
    ("Msingi Health Services", "PARTNERS_WITH", "County Council of Kitu"),
    ("Msingi Health Services", "PARTNERS_WITH", "Doctors Across Borders"),
    ("Msingi Health Services", "PARTNERS_WITH", "AMPATHY"),
}
WOMEN = """Who we are

DAWN is a grassroots organization whose headquarters are in Huyeville. DAWN has 4,500 members.

In collaboration with the Ministry of Gender (MIGEN), UN Sisters and the National Women Council,
DAWN organized a campaign against early marriage in 2018.

Our achievements
- Construction of 120 houses with the support of Habitat Now
- Training of 300 women in tailoring in partnership with the Technical School of Huyeville

Through the "Stand Tall" programme, supported by ActForHer and Comic Aid, DAWN has provided
counselling to 2,000 survivors. Survivors who need medical care are referred to Isonga Center.

DAWN is a founding member of the collective Haguma and member of the Regional Network of Rural Women
(RNRW).
"""
WOMEN_LINKS = {
    ("DAWN", "PARTNERS_WITH", "Ministry of Gender"),
    ("DAWN", "PARTNERS_WITH", "UN Sisters"),
    ("DAWN", "PARTNERS_WITH", "National Women Council"),
    ("Habitat Now", "FUNDS", "DAWN"),
    ("DAWN", "PARTNERS_WITH", "Technical School of Huyeville"),
    ("ActForHer", "FUNDS", "Stand Tall"),
    ("Comic Aid", "FUNDS", "Stand Tall"),
    ("DAWN", "IMPLEMENTS", "Stand Tall"),
    ("DAWN", "REFERS_TO", "Isonga Center"),
    ("DAWN", "MEMBER_OF", "Haguma"),
    ("DAWN", "MEMBER_OF", "Regional Network of Rural Women"),
}
PRESS = """Youth Voices Rwenda launches new project

Kabora, 12 March 2021 - Youth Voices Rwenda (YVR), together with its partners Action for Change and
the University of Kabora, today launched the Digital Futures project. The five-year project, worth 2
million euros, is funded by the Euroland Commission and co-funded by the Cardamom Foundation.

"We are proud to work with YVR", said the Ambassador of Belgica. The Minister of ICT praised the
work of Smart Code Academy.

YVR was registered by the Governance Board in 2010. It has received funding from USHelp and the
Embassy of Suedia.
"""
PRESS_LINKS = {
    ("Youth Voices Rwenda", "PARTNERS_WITH", "Action for Change"),
    ("Youth Voices Rwenda", "PARTNERS_WITH", "University of Kabora"),
    ("Youth Voices Rwenda", "IMPLEMENTS", "Digital Futures project"),
    ("Action for Change", "IMPLEMENTS", "Digital Futures project"),
    ("University of Kabora", "IMPLEMENTS", "Digital Futures project"),
    ("Euroland Commission", "FUNDS", "Digital Futures project"),
    ("Cardamom Foundation", "FUNDS", "Digital Futures project"),
    ("USHelp", "FUNDS", "Youth Voices Rwenda"),
    ("Embassy of Suedia", "FUNDS", "Youth Voices Rwenda"),
}
HOME = """<html><head><title>Bethany House</title></head><body><h1>Our History</h1>
<p>Founded in 1982, Bethany House is a home for children.
Bethany House receives support from Caritas Lumen.</p>
<p>Bethany House is a partner of Little Stars School.
Social workers refer abandoned children to Bethany House.</p>
<h2>Our donors</h2><ul><li>Foyer Trust</li><li>Sunrise Foundation</li></ul></body></html>
"""
HOME_LINKS = {
    ("Caritas Lumen", "FUNDS", "Bethany House"),
    ("Bethany House", "PARTNERS_WITH", "Little Stars School"),
    ("Social workers", "REFERS_TO", "Bethany House"),
    ("Foyer Trust", "FUNDS", "Bethany House"),
    ("Sunrise Foundation", "FUNDS", "Bethany House"),
}
