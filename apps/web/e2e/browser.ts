import type { TestProject } from 'vitest/node'
import { ensureChromium } from '../../../scripts/chromium.ts'
import { ensureWebBuild } from '../../../scripts/web-build.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The program of the browser that journeys are made in. */
    chromium: string
  }
}

/** What journeys need before the first one: the pages as they are served, and a browser. */
export function setup(project: TestProject): void {
  ensureWebBuild()
  project.provide('chromium', ensureChromium())
}
