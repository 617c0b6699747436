/*
 * What somebody typed and has not sent: kept in this tab alone, under the name of the person who typed it,
 * so that neither the end of a session nor a reload loses it. At the login page it can be thrown away.
 */
const prefix = 'draft:'
let owner = ''

export const keepDraftsFor = (userId: string): void => void (owner = userId)

const keyFor = (name: string) => `${prefix}${owner}:${name}`

export const keepDraft = (name: string, values: object): void =>
  sessionStorage.setItem(keyFor(name), JSON.stringify(values))

export const forgetDraft = (name: string): void => sessionStorage.removeItem(keyFor(name))

export function draftOf(name: string): object | null {
  const kept: unknown = JSON.parse(sessionStorage.getItem(keyFor(name)) ?? 'null')
  return typeof kept === 'object' ? kept : null
}

const allDrafts = () => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix))

/** Whether this tab keeps something for whoever typed it. */
export const hasDrafts = (): boolean => allDrafts().length > 0

export function forgetAllDrafts(): void {
  for (const key of allDrafts()) sessionStorage.removeItem(key)
}
