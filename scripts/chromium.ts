import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { chromium } from 'playwright-core'

/** The path of a Chromium to drive, installed first where there is none; `CHROMIUM_PATH` goes before all. */
export function ensureChromium(): string {
  const found = findChromium() ?? (installFromDebian() || installFromPlaywright(), findChromium())
  if (found) return found
  throw new Error(
    'There is no Chromium and none could be installed: install one and set CHROMIUM_PATH to its program.',
  )
}

/** Undefined when the machine has none. Throws when `CHROMIUM_PATH` is set but no program. */
function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (isProgram(given)) return given
    throw new Error(`CHROMIUM_PATH is ${given}, which is not a program.`)
  }
  return [...onPath(), ...usualPlaces(), chromium.executablePath()].find(isProgram)
}

function onPath(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)))
}

function usualPlaces(): string[] {
  const { ProgramFiles, 'ProgramFiles(x86)': ProgramFilesX86, LOCALAPPDATA } = process.env
  const windows = [ProgramFiles, ProgramFilesX86, LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ])
  return [
    '/opt/google/chrome/chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...windows,
  ]
}

function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { env, stdio: 'inherit' }).status === 0
  // A package source that does not answer must not keep the others from being used.
  apt('update')
  return apt('install', '-y', '--no-install-recommends', 'chromium') && findChromium() !== undefined
}

function installFromPlaywright(): boolean {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  const install = (...flags: string[]) =>
    spawnSync(process.execPath, [join(folder, 'cli.js'), 'install', 'chromium', ...flags], {
      stdio: 'inherit',
    }).status === 0
  // Its libraries come from the system's packages, which only root may install.
  const complete = process.getuid?.() === 0 && install('--no-shell', '--with-deps')
  return complete || install('--no-shell')
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
