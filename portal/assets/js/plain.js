// Under a box of free text: the warning of words in it that may point to a family, as the server
// found them when it saved. One that says the same stays as it is, so that no focus is lost.

function digest(place) {
  const tick = place.querySelector("input[type=checkbox]")
  return tick ? `${tick.value} ${tick.defaultChecked}` : ""
}

function made(html) {
  const place = document.createElement("div")
  place.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
  return place
}

export function showWarnings(form, warnings) {
  for (const [name, html] of Object.entries(warnings)) {
    const place = form.querySelector(`[data-plain="${CSS.escape(name)}"]`)
    const next = made(html)
    if (!place || digest(next) === digest(place)) continue
    const wasInside = place.contains(document.activeElement)
    place.setAttribute("role", "status")
    place.replaceChildren(...next.childNodes)
    if (wasInside) place.querySelector("input[type=checkbox]")?.focus()
  }
}
