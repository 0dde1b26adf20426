from django.urls import path

from .views import answering, confirmers, mine, opinions, outside, result, reviewing

app_name = "assessments"

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("start/", mine.start, name="start"),
    path("reviews/", reviewing.reviews, name="reviews"),
    path("<uuid:uuid>/", mine.assessment, name="assessment"),
    path("<uuid:uuid>/withdraw/", mine.withdraw, name="withdraw"),
    path("<uuid:uuid>/answer/<str:code>/", answering.answer, name="answer"),
    path("<uuid:uuid>/check/", answering.check, name="check"),
    path("<uuid:uuid>/send/", answering.send, name="send"),
    path("<uuid:uuid>/review/", reviewing.review, name="review"),
    path("<uuid:uuid>/review/<str:code>/", reviewing.review_domain, name="review_domain"),
    path("<uuid:uuid>/send-back/", reviewing.send_back, name="send_back"),
    path("<uuid:uuid>/finish/", reviewing.finish, name="finish"),
    path("<uuid:uuid>/result/", result.result, name="result"),
    path("<uuid:uuid>/respond/", result.respond, name="respond"),
    path("<uuid:uuid>/others/", confirmers.others, name="others"),
    path("<uuid:uuid>/others/colleague/", confirmers.ask_confirmer, name="ask_confirmer"),
    path("<uuid:uuid>/others/outside/", outside.ask_outside, name="ask_outside"),
    path("<uuid:uuid>/second-opinion/", opinions.ask_opinion, name="ask_opinion"),
    path("asked/<uuid:uuid>/confirm/", confirmers.confirm, name="confirm"),
    path("asked/<uuid:uuid>/yes-or-no/", outside.say_yes, name="say_yes"),
    path("asked/<uuid:uuid>/take-back/", confirmers.take_back, name="take_back"),
    path("opinions/<uuid:uuid>/", opinions.opinion, name="opinion"),
    path("opinions/<uuid:uuid>/decline/", opinions.decline, name="decline_opinion"),
    path("opinions/<uuid:uuid>/take-back/", opinions.take_back, name="take_opinion_back"),
]
