// On paper: when and from where it was printed. The page is kept ready and can't know it itself; a
// browser that can't show folded parts on paper by style alone has them opened, and folded again.

const OPENED = "data-opened-to-print"

export function startPrinting(page) {
  window.addEventListener("beforeprint", () => {
    tell(page)
    for (const folded of page.querySelectorAll("details:not([open])")) {
      folded.open = true
      folded.setAttribute(OPENED, "")
    }
  })
  window.addEventListener("afterprint", () => {
    for (const opened of page.querySelectorAll(`[${OPENED}]`)) {
      opened.open = false
      opened.removeAttribute(OPENED)
    }
  })
}

function tell(page) {
  const main = page.querySelector("main")
  if (!main) return
  const line = main.querySelector(".app-printed") ?? main.appendChild(page.createElement("p"))
  line.className = "app-printed"
  const day = new Date().toLocaleDateString("en-GB", {
    day: "numeric", month: "long", year: "numeric", timeZone: "Europe/London",
  })
  line.textContent = `Printed on ${day} from ${window.location.href}`
}
