from django.urls import path

from .views import answering, evidence, journal, mine, putting, reminding, result, reviewing, shared

app_name = "assessments"

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("start/", mine.start, name="start"),
    path("reviews/", reviewing.reviews, name="reviews"),
    path("evidence/", evidence.evidence, name="evidence"),
    path("evidence/add/", evidence.add, name="add_evidence"),
    path("evidence/<uuid:uuid>/", evidence.piece, name="piece"),
    path("evidence/<uuid:uuid>/file/", evidence.file, name="piece_file"),
    path("evidence/<uuid:uuid>/file/off/", evidence.file_off, name="piece_file_off"),
    path("evidence/<uuid:uuid>/who/", evidence.tier, name="piece_tier"),
    path("evidence/<uuid:uuid>/remove/", evidence.remove, name="piece_remove"),
    path("evidence/files/<uuid:uuid>/", evidence.download, name="evidence_file"),
    path("journal/", journal.journal, name="journal"),
    path("shared/", shared.shared, name="shared"),
    path("shared/<uuid:uuid>/", shared.shared_by, name="shared_by"),
    path("reviews/<uuid:uuid>/remind/", reminding.remind, name="remind"),
    path("<uuid:uuid>/", mine.assessment, name="assessment"),
    path("<uuid:uuid>/remind/", reminding.remind_reviewer, name="remind_reviewer"),
    path("<uuid:uuid>/withdraw/", mine.withdraw, name="withdraw"),
    path("<uuid:uuid>/answer/<str:code>/", answering.answer, name="answer"),
    path("<uuid:uuid>/answer/<str:code>/evidence/", putting.use, name="use_evidence_for"),
    path("<uuid:uuid>/answer/<str:code>/evidence/add/", putting.add, name="add_evidence_for"),
    path("<uuid:uuid>/answer/<str:code>/evidence/<uuid:piece>/", putting.piece, name="piece_for"),
    path("<uuid:uuid>/check/", answering.check, name="check"),
    path("<uuid:uuid>/send/", answering.send, name="send"),
    path("<uuid:uuid>/review/", reviewing.review, name="review"),
    path("<uuid:uuid>/review/<str:code>/", reviewing.review_domain, name="review_domain"),
    path("<uuid:uuid>/send-back/", reviewing.send_back, name="send_back"),
    path("<uuid:uuid>/finish/", reviewing.finish, name="finish"),
    path("<uuid:uuid>/result/", result.result, name="result"),
    path("<uuid:uuid>/respond/", result.respond, name="respond"),
]
