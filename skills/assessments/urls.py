from django.urls import path

from .views import answering, area, beginning, checking, mine, result, reviewing

app_name = "assessments"

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("begin/<uuid:uuid>/", beginning.begin, name="begin"),
    path("reviews/", reviewing.reviews, name="reviews"),
    path("<uuid:uuid>/", mine.assessment, name="assessment"),
    path("<uuid:uuid>/withdraw/", mine.withdraw, name="withdraw"),
    path("<uuid:uuid>/answer/<str:code>/", answering.answer, name="answer"),
    path("<uuid:uuid>/area/<str:code>/", area.area, name="area"),
    path("<uuid:uuid>/check/", checking.check, name="check"),
    path("<uuid:uuid>/send/", checking.send, name="send"),
    path("<uuid:uuid>/review/", reviewing.review, name="review"),
    path("<uuid:uuid>/review/<str:code>/", reviewing.review_domain, name="review_domain"),
    path("<uuid:uuid>/send-back/", reviewing.send_back, name="send_back"),
    path("<uuid:uuid>/finish/", reviewing.finish, name="finish"),
    path("<uuid:uuid>/result/", result.result, name="result"),
    path("<uuid:uuid>/respond/", result.respond, name="respond"),
]
