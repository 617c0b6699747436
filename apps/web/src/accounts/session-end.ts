/** How a session ended: by its person, after half an hour of nothing, after twelve hours, or by somebody's doing elsewhere. */
export type SessionEnd = 'signed-out' | 'idle' | 'over' | 'ended'

/** What tabs tell each other: a session ended, or somebody is signed in. */
type Word = 'signed-out' | 'signed-in'

const key = 'session-end'
const ends: readonly SessionEnd[] = ['signed-out', 'idle', 'over', 'ended']

let channel: BroadcastChannel | null = null
const tabs = () => (channel ??= new BroadcastChannel('session'))

/** Told to every other tab of this browser. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin alone.
export const tellTabs = (word: Word): void => tabs().postMessage(word)

/** Hears what other tabs tell; returns how to stop. */
export function hearTabs(hear: (word: Word) => void): () => void {
  const listen = ({ data }: MessageEvent<Word>) => hear(data)
  tabs().addEventListener('message', listen)
  return () => tabs().removeEventListener('message', listen)
}

/** For the login page of this tab. */
export const keepEnd = (end: SessionEnd): void => sessionStorage.setItem(key, end)

/** How the session before the login page ended, until there is another one. */
export function endBefore(): SessionEnd | null {
  const kept = sessionStorage.getItem(key)
  return ends.find((end) => end === kept) ?? null
}

export const forgetEnd = (): void => sessionStorage.removeItem(key)
