// Saves what is typed now and then, by the same address and form as the button. The server answers
// with JSON: what to say, the counts of saves that the next one must carry, and under each box the
// warning of words in it that may point to a family.
//
// A form is saved as a whole, or row by row: then each row has an address of its own.

import { showWarnings } from "./plain.js"

const AFTER = 1500
const TOKEN = "csrfmiddlewaretoken"
const SIGNED_OUT = "You are signed out. Sign in in another tab, then save again. What you wrote is still here."
const NO_LINE = "Not saved just now: the portal did not answer. What you wrote is still here."

class Part {
  constructor(form, row) {
    this.form = form
    this.place = row || form
    this.address = row ? row.dataset.row : form.action
    this.prefix = row?.dataset.prefix
    this.overall = document.querySelector("[data-saved] > span")
    this.beside = row?.querySelector("[data-says]")
    this.waiting = null
    this.going = null
    this.sent = this.content()
    this.tokenIsOld = false
    this.stopped = false
    this.place.addEventListener("change", () => this.soon(0))
    this.place.addEventListener("input", () => this.soon(AFTER))
  }

  data() {
    const all = new FormData(this.form)
    if (!this.prefix) return all
    const own = new FormData()
    for (const [name, value] of all) if (name.startsWith(`${this.prefix}-`)) own.append(name, value)
    own.append("prefix", this.prefix)
    own.append(TOKEN, all.get(TOKEN))
    return own
  }

  /** What is typed and chosen, without the counts and the token, which change by themselves, and the ticks, which count only with their button. */
  content() {
    const data = this.data()
    for (const name of [...data.keys()]) {
      if (/(^|-)(edit|was)$|-warned$|-tick$/.test(name) || name === TOKEN) data.delete(name)
    }
    return new URLSearchParams(data).toString()
  }

  soon(delay) {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.save(), delay)
  }

  /** One save at a time: the next carries the count that this one brings back. */
  async save() {
    clearTimeout(this.waiting)
    if (this.going) return this.soon(AFTER)
    const content = this.content()
    if (content === this.sent || this.stopped) return
    this.going = this.post().finally(() => (this.going = null))
    if (await this.going) this.sent = content
  }

  async post() {
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        body: this.data(),
        headers: { Accept: "application/json" },
        redirect: "manual",
        keepalive: true,
      })
      return await this.read(answer)
    } catch {
      this.say(NO_LINE)
      return false
    }
  }

  async read(answer) {
    // A redirect leads to the sign-in page; a 403 is a token from before somebody signed in anew.
    if (answer.type === "opaqueredirect" || answer.status === 403) {
      this.tokenIsOld = true
      this.say(SIGNED_OUT)
      return false
    }
    const { says, edits, progress, plain } = await answer.json()
    this.say(says, answer.ok)
    if (answer.status === 409) this.stopped = true
    for (const [name, count] of Object.entries(edits || {})) this.form.elements[name].value = count
    showWarnings(this.form, plain || {})
    if (progress) document.querySelector("[data-progress]").textContent = progress
    return answer.ok
  }

  /** What went well is said at the top; what did not, beside the row that it is about. */
  say(words, isWell = false) {
    if (this.beside) this.beside.textContent = isWell ? "" : words
    if (this.overall && (isWell || !this.beside)) this.overall.textContent = words
  }
}

class Autosave {
  constructor(form) {
    this.form = form
    const rows = [...form.querySelectorAll("[data-row]")]
    this.parts = rows.length ? rows.map((row) => new Part(form, row)) : [new Part(form)]
    form.addEventListener("submit", (event) => this.beforeSubmit(event))
    // A tab that is put away, or closed, is saved first.
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) for (const part of this.parts) part.save()
    })
  }

  /** A save that is under way is let through first, and a token from an old session renewed. */
  beforeSubmit(event) {
    for (const part of this.parts) clearTimeout(part.waiting)
    if (!this.parts.some((part) => part.going || part.tokenIsOld)) {
      for (const part of this.parts) part.stopped = true
      return
    }
    event.preventDefault()
    const { submitter } = event
    this.ready().then((isReady) => isReady && this.form.requestSubmit(submitter))
  }

  async ready() {
    await Promise.all(this.parts.map((part) => part.going))
    const old = this.parts.filter((part) => part.tokenIsOld)
    if (!old.length) return true
    const page = await fetch(this.form.action, { redirect: "manual" }).catch(() => null)
    const text = page?.ok ? await page.text() : ""
    const field = new DOMParser()
      .parseFromString(text, "text/html")
      .querySelector(`main form [name=${TOKEN}]`)
    if (!field) {
      old[0].say(SIGNED_OUT)
      return false
    }
    this.form.elements[TOKEN].value = field.value
    for (const part of old) part.tokenIsOld = false
    return true
  }
}

export function startAutosave(root) {
  const form = root.querySelector("form[data-autosave], form[data-area]")
  if (form) new Autosave(form)
}
