"""Words that name nobody: of plans, of jobs and of companies in general."""

from functools import cache

from acctplan.incognito.folded import words
from acctplan.model.front import keys
from acctplan.model.row import columns
from acctplan.model.sections import PROSE, TABLES

_LEGAL_WORDS = (
    "ag gmbh mbh ug kg kgaa ohg ev eg se inc incorporated corp corporation co company llc llp lp ltd limited "
    "plc pty pte sa sas sarl sl srl spa snc bv nv ab as asa aps oy oyj kk kft zrt rt sro zoo doo dd ooo ооо "
    "ао пао зао оао тоо ип 株式会社 有限会社 合同会社 有限公司 group gruppe holding holdings grupo группа"
)
LEGAL = frozenset(_LEGAL_WORDS.split())
"""What companies are called by law, folded, without points."""

_COMMON_WORDS = (
    "the and of for de la le les der die das und von van den el al los las do da di du des dos bin ibn abu "
    "ter ten an in on at is no so my he we it or to by us if as be me up go all any our new now not one two "
    "day can has had first national global international general united american european deutsche central "
    "north south east west great royal bank university city customer company person group services service "
    "solutions systems software technologies technology tech data digital online cloud network media energy "
    "energi energie power food foods market marketplace markets hotel hotels hoteis logistics freight "
    "transport coaches airlines insurance health healthcare hospital clinic clinica sanatoria industries "
    "industrie industrial manufacturing werkzeugbau engineering consulting partners capital finance financial "
    "retail store stores shop trading motors auto pharma labs lab works werke stadtwerke schule school "
    "college institute team account plan public private people world house home your"
)
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that name no company and nobody alone, folded."""

_JOBS_WORDS = (
    "ceo cfo cto cio coo cmo cpo cro ciso chro cdo csm csms ae aes am ams se ses sa vp svp evp avp gm md pm "
    "pms po it hr ops qa head chief director manager managers lead leads leader leaders officer owner owners "
    "sponsor sponsors champion champions executive executives president vice board committee council team "
    "teams staff department departments unit units squad squads users user admin admins administrator "
    "administrators engineer engineers engineering developer developers architect architects analyst analysts "
    "consultant consultants buyer buyers procurement purchasing legal finance financial security compliance "
    "sales marketing support success operations operation product products project program programme data "
    "platform infrastructure controlling controller accounting treasury logistics production plant plants "
    "quality research development customer customers client vendor supplier partner partners both sides side "
    "all everybody everyone nobody none tbd n/a us we our their them internal external joint account "
    "technical business senior junior deputy assistant regional global key stakeholder stakeholders decision "
    "maker makers contact approver steering review of the and for with a an in to at s leiter leiterin "
    "leitung geschaftsfuhrer geschaftsfuhrung vorstand einkauf vertrieb betrieb entwicklung abteilung alle "
    "kunde rechtsabteilung buchhaltung personal technik werksleiter werksleitung betriebsrat директор "
    "руководитель менеджер отдел команда закупки юристы бухгалтерия финансы заказчик клиент все мы"
)
_JOBS = frozenset(_JOBS_WORDS.split())

_RANKS_WORDS = (
    "ceo cfo cto cio coo cmo cpo cro ciso chro cdo csm vp svp evp avp md head chief director manager lead "
    "leader officer president vice chairman chairwoman founder owner partner engineer architect analyst "
    "professor minister leiter leiterin geschaftsfuhrer geschaftsfuhrerin vorstand vorstandin direktor "
    "direktorin директор руководитель менеджер начальник"
)
_RANKS = frozenset(_RANKS_WORDS.split())

_ABBREVIATIONS_WORDS = (
    "IT HR QA AE AM PM PR AI BI CS OK US UK EU UI UX IP PO VP MD GM SE SA CR AP AR DB OS PC TV ID NO TO DO SO "
    "AN AS AT BE BY GO IF IN IS ME MY OF ON OR UP WE AG KG AB ARR ACV TCV MRR NPS ROI QBR CSM CRM ERP API SLA "
    "RACI KPI NRR GRR TCO POC RFP RFI CEO CFO CTO CIO COO CMO CPO CRO ETL AWS SQL USA VAT TBD FAQ PDF CSV XML "
    "SSO MFA GPU CPU FY CI CD ML NA TB GB MB KB"
)
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())
"""Letters that are no initials in running text."""


def is_common(word: str) -> bool:
    """Whether a folded word names nobody when it stands alone."""
    plain = word.casefold()
    return plain in _COMMON or plain in LEGAL


def is_abbreviation(letters: str) -> bool:
    """Whether capital letters mean something else than a person's initials, most likely."""
    return letters in _ABBREVIATIONS


def is_job(text: str) -> bool:
    """Whether a text names a job, a team or a side, not a person."""
    found = words(text)
    return bool(found) and all(word.casefold() in _JOBS for word in found)


def tells_a_job(text: str) -> bool:
    """Whether a text has a word for a job or a team in it."""
    return any(word.casefold() in _JOBS and len(word) > 1 for word in words(text))


def tells_a_rank(text: str) -> bool:
    """Whether a text has a word that stands behind a person's name: a rank or a profession."""
    return any(word.casefold() in _RANKS for word in words(text))


@cache
def plan_words() -> frozenset[str]:
    """The words of titles that the format has, folded: in lower case they are ordinary words of any plan."""
    titles = [kind.INFO.title for kind in TABLES] + [kind.INFO.title for kind in PROSE]
    titles += [column.title for kind in TABLES for column in columns(kind)]
    titles += [label for key in keys() for label in (*key.labels, *key.path.replace("_", ".").split("."))]
    return frozenset(word.casefold() for title in titles for word in words(title))
