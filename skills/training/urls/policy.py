from django.urls import path

from ..views import policy

patterns = [
    path("policy/", policy.policy, name="policy"),
    path("policy/new/", policy.new_policy, name="new_policy"),
]
