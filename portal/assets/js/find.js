// The glossary shows what holds the words while they are typed. Nothing is fetched, and the address
// and the way back stay as they are; without scripts the form asks the server.

const PAUSE = 500 // ms after the last letter, before the count is read out

function holds(row, words) {
  const text = row.textContent.toLowerCase()
  return words.every((word) => text.includes(word))
}

function show(list, words) {
  let count = 0
  for (const section of list.querySelectorAll("section")) {
    let shown = 0
    for (const row of section.querySelectorAll("dl > div")) {
      row.hidden = !holds(row, words)
      if (!row.hidden) shown += 1
    }
    section.hidden = !shown
    const jump = list.querySelector(`[data-of="${section.getAttribute("aria-labelledby")}"]`)
    if (jump) jump.hidden = !shown
    count += shown
  }
  return count
}

export function startFind(root) {
  const form = root.querySelector("form[data-find]")
  if (!form) return
  const list = root.getElementById(form.dataset.find)
  const input = form.elements.q
  let waits

  function update(says) {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
    const count = show(list, words)
    const text = `${count} term${count === 1 ? "" : "s"}${words.length ? " found" : ""}`
    list.querySelector("[data-count]").textContent = text
    const nothing = list.querySelector("[data-nothing]")
    if (nothing) nothing.hidden = count > 0
    clearTimeout(waits)
    if (!says) return
    waits = setTimeout(() => {
      list.querySelector("[data-announce]").textContent = text
    }, PAUSE)
  }

  input.addEventListener("input", () => update(true))
  // The browser puts back what was typed when somebody comes back.
  window.addEventListener("pageshow", () => input.value && update(false))
}
