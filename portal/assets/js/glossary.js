// A glossary term is a link to its page. With scripts it opens the meaning where the reader is:
// focus stays on the term, Escape or a click elsewhere closes it, and nothing is fetched.

/** The pop-up stands beside the term in the markup, hidden; see components/term.html. */
function popupOf(term) {
  return document.getElementById(term.dataset.meaning)
}

function close(button) {
  const popup = popupOf(button)
  if (popup.contains(document.activeElement)) button.focus()
  popup.hidden = true
  button.setAttribute("aria-expanded", "false")
}

function open(button) {
  const popup = popupOf(button)
  popup.hidden = false
  button.setAttribute("aria-expanded", "true")
  const spare = document.documentElement.clientWidth - 16
  popup.classList.toggle("app-pop--left", popup.getBoundingClientRect().right > spare)
}

function closeAll(except) {
  for (const button of document.querySelectorAll('.app-term[aria-expanded="true"]')) {
    if (button !== except) close(button)
  }
}

function toButton(link) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = link.className
  button.dataset.meaning = link.dataset.meaning
  button.append(...link.childNodes)
  button.setAttribute("aria-expanded", "false")
  button.setAttribute("aria-controls", link.dataset.meaning)
  button.addEventListener("click", () => {
    const wasOpen = button.getAttribute("aria-expanded") === "true"
    closeAll(button)
    if (wasOpen) close(button)
    else open(button)
  })
  popupOf(link)
    .querySelector(".app-pop__x")
    .addEventListener("click", () => close(button))
  link.replaceWith(button)
}

export function startGlossary(root) {
  const links = root.querySelectorAll("a.app-term[data-meaning]")
  if (!links.length) return
  links.forEach(toButton)
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeAll()
  })
  root.addEventListener("click", (event) => {
    if (!event.target.closest(".app-anchor")) closeAll()
  })
}
