// A council's own colour: six hex digits, and dark enough to read as text on white.

const DEFAULT = "#0d4f53"
const LEAST_CONTRAST = 4.5 // WCAG 2.2, 1.4.3

/** Relative luminance of "#rrggbb", 0 (black) to 1 (white), as WCAG 2.2 defines it. */
function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrastOnWhite(hex) {
  return 1.05 / (luminance(hex) + 0.05)
}

/** The colour in lower case; a plain Error when it can't be used. */
export function brandColour(given) {
  const colour = (given || DEFAULT).toLowerCase()
  if (!/^#[0-9a-f]{6}$/.test(colour)) {
    throw new Error(`BRAND_COLOUR is “${given}”. Write it as # and six digits, like ${DEFAULT}.`)
  }
  const contrast = contrastOnWhite(colour)
  if (contrast < LEAST_CONTRAST) {
    throw new Error(
      `BRAND_COLOUR ${colour} is too pale to read: its contrast on white is ` +
        `${contrast.toFixed(2)} and must be at least ${LEAST_CONTRAST}. Pick a darker one.`,
    )
  }
  return colour
}
