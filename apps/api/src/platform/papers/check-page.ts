import { pages } from '@portal/domain/addresses'

/** The page that checks what a person drops onto it, in the browser. */
export const checkPage = `${pages.evidence}#jetzt-pruefen`

/** The events of one matter in the log of whoever looks: what was sealed about it stands there with its SHA-256. */
export const eventsOfSubject = (subjectId: string): string =>
  `${pages.evidence}?vorgang=${subjectId}`

/** The same in one client's log. */
export const eventsOf = (clientId: string, subjectId: string): string =>
  `${pages.evidence}?kunde=${clientId}&vorgang=${subjectId}`
