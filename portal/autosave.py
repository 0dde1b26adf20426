"""What `assets/js/autosave.js` asks for."""


def wants_json(request) -> bool:
    """Does a script ask, which saves what is typed now and then?"""
    return request.headers.get("Accept") == "application/json"
