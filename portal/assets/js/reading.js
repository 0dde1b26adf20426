// While somebody writes in the CMS: the reading age of their words and the sentences that are too
// long, as the server finds them. Under a box marked `data-reading-age`, and in a page's own panel.

const WAIT = 700

const timers = new WeakMap()
const asked = new WeakMap()

function soon(place, act) {
  clearTimeout(timers.get(place))
  timers.set(place, setTimeout(act, WAIT))
}

async function show(place, form, text) {
  if (asked.get(place) === text) return
  asked.set(place, text)
  const body = new FormData()
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value)
  body.set("text", text)
  const url = document.querySelector("script[data-reading]").dataset.reading
  const answer = await fetch(url, { method: "POST", body }).catch(() => null)
  // Words typed since then have asked again; a page that can't be reached keeps what it said.
  if (!answer?.ok || asked.get(place) !== text) return
  const html = new DOMParser().parseFromString(await answer.text(), "text/html")
  place.replaceChildren(...html.body.childNodes)
}

function hintUnder(box) {
  const id = `${box.id || box.name}-reading`
  let hint = document.getElementById(id)
  if (!hint) {
    hint = document.createElement("div")
    hint.id = id
    hint.setAttribute("aria-live", "polite")
    box.after(hint)
    const described = box.getAttribute("aria-describedby")
    box.setAttribute("aria-describedby", described ? `${described} ${id}` : id)
  }
  return hint
}

// A page's words: plain boxes, and the paragraphs of boxes with formatting. A title is no sentence,
// and the easy read version is read apart.
function wordsOf(section) {
  const boxes = "textarea:not([name^=easy_read]), [data-contentpath=body] input[type=text]"
  const found = [...section.querySelectorAll(`${boxes}, [data-block=true]`)]
  const ours = found.filter((each) => !each.closest("[data-contentpath=easy_read]"))
  const words = (each) => (each.matches("textarea, input") ? each.value : each.textContent)
  return ours.map(words).join("\n\n")
}

function read(event) {
  const box = event.target
  const form = box.closest?.("form")
  if (!form?.elements.csrfmiddlewaretoken) return
  if (box.matches("textarea[data-reading-age]")) {
    soon(box, () => show(hintUnder(box), form, box.value))
  }
  const panel = form.querySelector("[data-reading-panel]")
  if (panel && event.type !== "focusin") {
    soon(panel, () => show(panel, form, wordsOf(panel.closest("[role=tabpanel]") ?? form)))
  }
}

export function startReading(root) {
  // A box with formatting tells of some keys by no `input`.
  for (const type of ["focusin", "input", "keyup"]) root.addEventListener(type, read)
}
