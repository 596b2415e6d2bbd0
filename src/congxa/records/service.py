"""The door of the room."""

from congxa.records.attachments import accept
from congxa.records.chain import Report, chain_pending, verify
from congxa.records.delivery import deliver_once
from congxa.records.examination import Check, Finding
from congxa.records.file_types import DOCUMENTS, IMAGES
from congxa.records.handing_out import hand_out
from congxa.records.images import rewrite_image
from congxa.records.journal import history_of, write
from congxa.records.keeping import open_kept
from congxa.records.kinds import Kind, UnknownKind
from congxa.records.models import Attachment, JournalEntry
from congxa.records.outbox import Consumer, Event, publish
from congxa.records.owners import Attached
from congxa.records.pages import cacheable, keep_until
from congxa.records.queries import amounts
from congxa.records.refusals import UploadRefused
from congxa.records.scanning import scan_upload
from congxa.records.sniffing import Sniffed
from congxa.records.things import ref_of
from congxa.records.uploads import PHOTO, Rule, check_upload, clean_name
from congxa.records.versions import bump, current, generation, settle
from congxa.records.worker import run_outbox

__all__ = [
    "DOCUMENTS",
    "IMAGES",
    "PHOTO",
    "Attached",
    "Attachment",
    "Check",
    "Consumer",
    "Event",
    "Finding",
    "JournalEntry",
    "Kind",
    "Report",
    "Rule",
    "Sniffed",
    "UnknownKind",
    "UploadRefused",
    "accept",
    "amounts",
    "bump",
    "cacheable",
    "chain_pending",
    "check_upload",
    "clean_name",
    "current",
    "deliver_once",
    "generation",
    "hand_out",
    "history_of",
    "keep_until",
    "open_kept",
    "publish",
    "ref_of",
    "rewrite_image",
    "run_outbox",
    "scan_upload",
    "settle",
    "verify",
    "write",
]
