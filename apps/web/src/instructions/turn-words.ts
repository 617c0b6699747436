import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Status } from '@portal/domain/instructions/machine'

/** How somebody looks at an instruction; `onlooker` is the provider's auditor. */
export type Reader = 'client' | 'provider' | 'onlooker'
type Submitted = Exclude<Status, 'draft'>
type Said = { title: MessageDescriptor; detail: MessageDescriptor }

const ended = {
  executed: {
    title: msg`Die Weisung ist ausgeführt`,
    detail: msg`Was getan wurde, steht im Bericht.`,
  },
  declined: {
    title: msg`Die Weisung ist abgelehnt`,
    detail: msg`Warum, steht in der Begründung.`,
  },
}
const providersTurn = msg`Ihr IT-Dienstleister ist am Zug`
const yourTurn = msg`Sie sind am Zug`
const theirTurn = msg`Der IT-Dienstleister ist am Zug`

/** Whose turn it is, and what they do with it. */
export const turnWords: Record<Reader, Record<Submitted, Said>> = {
  client: {
    submitted: {
      title: providersTurn,
      detail: msg`Er hat Ihre Weisung und bestätigt als Nächstes den Eingang.`,
    },
    in_review: {
      title: providersTurn,
      detail: msg`Er prüft Ihre Weisung. Danach beginnt er mit der Ausführung oder sagt Ihnen, warum nicht.`,
    },
    in_progress: {
      title: providersTurn,
      detail: msg`Er führt Ihre Weisung aus und berichtet Ihnen danach.`,
    },
    ...ended,
  },
  provider: {
    submitted: {
      title: yourTurn,
      detail: msg`Bestätigen Sie den Eingang. Der Kunde sieht dann, dass Sie die Weisung prüfen.`,
    },
    in_review: {
      title: yourTurn,
      detail: msg`Prüfen Sie die Weisung. Beginnen Sie danach mit der Ausführung, oder lehnen Sie mit einer Begründung ab.`,
    },
    in_progress: {
      title: yourTurn,
      detail: msg`Führen Sie die Weisung aus und berichten Sie dem Kunden.`,
    },
    ...ended,
  },
  onlooker: {
    submitted: { title: theirTurn, detail: msg`Als Nächstes bestätigt er den Eingang.` },
    in_review: { title: theirTurn, detail: msg`Er prüft die Weisung.` },
    in_progress: { title: theirTurn, detail: msg`Er führt die Weisung aus.` },
    ...ended,
  },
}
