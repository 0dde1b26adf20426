// Answering by keyboard: with one of a statement's choices in focus, 0 to 4 chooses the level and n
// "not part of my job"; among the statements of an area the focus then goes on to the next without
// an answer and, after the last, to the button. "Same as last time" chooses at once.

const NOT_IN_ROLE = "not-my-job"

function choose(radio) {
  radio.checked = true
  radio.dispatchEvent(new Event("change", { bubbles: true }))
}

function isAnswered(row) {
  return Boolean(row.querySelector("input[type=radio]:checked"))
}

/** The first choice of the next statement without an answer, or the button that goes on. */
function goOn(form, row) {
  const rows = [...form.querySelectorAll("[data-row]")]
  const next = rows.slice(rows.indexOf(row) + 1).find((one) => !isAnswered(one))
  if (!next) return form.querySelector("[data-next]").focus()
  next.querySelector("input[type=radio]").focus({ preventScroll: true })
  next.scrollIntoView({ block: "start" })
}

function onKey(form, event) {
  if (event.ctrlKey || event.altKey || event.metaKey || !event.target.matches("input[type=radio]")) return
  const value = event.key.toLowerCase() === "n" ? NOT_IN_ROLE : event.key
  if (!/^[0-4]$/.test(value) && value !== NOT_IN_ROLE) return
  const group = [...form.elements[event.target.name]]
  const radio = group.find((one) => one.value === value)
  if (!radio) return
  event.preventDefault()
  choose(radio)
  const row = radio.closest("[data-row]")
  if (row) goOn(form, row)
  else radio.focus()
}

function onSame(form, event) {
  const button = event.target.closest("[data-same]")
  if (!button) return
  event.preventDefault()
  const place = button.closest("[data-row]") || form
  const radio = [...place.querySelectorAll("input[type=radio]")].find(
    (one) => one.value === button.dataset.same,
  )
  choose(radio)
  if (place === form) radio.focus()
  else goOn(form, place)
}

function showProgress(form) {
  const says = form.querySelector("[data-progress]")
  const rows = [...form.querySelectorAll("[data-row]")]
  if (!says || rows.length !== Number(says.dataset.progress)) return
  says.textContent = `${rows.filter(isAnswered).length} of ${rows.length} answered`
}

export function startAnswering(root) {
  for (const form of root.querySelectorAll("form[data-area], form[data-keys]")) {
    form.addEventListener("keydown", (event) => onKey(form, event))
    form.addEventListener("click", (event) => onSame(form, event))
    form.addEventListener("change", () => showProgress(form))
  }
}
