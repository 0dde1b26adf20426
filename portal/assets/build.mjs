// Builds the style sheet, the script, the fonts and the mark into $VAR_DIR/assets (var/assets).

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

import { buildSync } from "esbuild"
import { compileString } from "sass"

import { brandColour } from "./brand.mjs"

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, "../..")
const packages = join(root, "node_modules")
const out = join(process.env.VAR_DIR || join(root, "var"), "assets")
const pdfFonts = join(root, "portal/reports/fonts")

const WEB_FONTS = ["latin", "latin-ext"].map((part) => `public-sans-${part}-wght-normal.woff2`)
const PDF_FONTS = {
  "400Regular/PublicSans_400Regular.ttf": "PublicSans-Regular.ttf",
  "400Regular_Italic/PublicSans_400Regular_Italic.ttf": "PublicSans-Italic.ttf",
  "600SemiBold/PublicSans_600SemiBold.ttf": "PublicSans-SemiBold.ttf",
  "700Bold/PublicSans_700Bold.ttf": "PublicSans-Bold.ttf",
}

function buildStyles(brand) {
  const { css } = compileString(`@use "settings" with ($brand: ${brand});\n@use "app";`, {
    url: pathToFileURL(join(here, "scss/entry.scss")),
    loadPaths: [join(here, "scss"), join(packages, "govuk-frontend/dist")],
    style: "compressed",
    quietDeps: true,
  })
  writeFileSync(join(out, "app.css"), css)
  // Wagtail's own pages have its styles, and these beside them.
  const cms = compileString(`@use "settings" with ($brand: ${brand});\n@use "cms_framework";`, {
    url: pathToFileURL(join(here, "scss/entry.scss")),
    loadPaths: [join(here, "scss")],
    style: "compressed",
  })
  writeFileSync(join(out, "cms-framework.css"), cms.css)
}

function buildScripts() {
  buildSync({
    entryPoints: { app: join(here, "js/main.js"), "cms-framework": join(here, "js/ordering.js") },
    outdir: out,
    nodePaths: [packages],
    bundle: true,
    format: "esm",
    legalComments: "none",
    minify: true,
    target: "es2020",
  })
}

function copyFonts() {
  mkdirSync(join(out, "fonts"), { recursive: true })
  mkdirSync(pdfFonts, { recursive: true })
  for (const name of WEB_FONTS) {
    const source = join(packages, "@fontsource-variable/public-sans/files", name)
    copyFileSync(source, join(out, "fonts", name))
  }
  for (const [source, name] of Object.entries(PDF_FONTS)) {
    copyFileSync(join(packages, "@expo-google-fonts/public-sans", source), join(pdfFonts, name))
  }
}

function build() {
  const brand = brandColour(process.env.BRAND_COLOUR)
  mkdirSync(out, { recursive: true })
  buildStyles(brand)
  buildScripts()
  copyFonts()
  const mark = readFileSync(join(here, "mark.svg"), "utf8")
  writeFileSync(join(out, "mark.svg"), mark.replace("BRAND", brand))
}

try {
  build()
} catch (problem) {
  console.error(problem.message)
  process.exit(1)
}
