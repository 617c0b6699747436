import { createStore } from './store.ts'

let mine: string | null = null
const left = createStore(false)

/** From here on every request says which client this window shows; null on the provider's side. */
export const workFor = (clientId: string | null): void => void (mine = clientId)

/** The client this window shows. */
export const activeClient = (): string | null => mine

/** The server refused: another window switched, and what stands here is not what an act would reach. */
export const otherWindowSwitched = (): void => left.set(true)

/** This window's client is the session's again. */
export const cameBack = (): void => left.set(false)

export const useOtherWindowSwitched = left.useValue
