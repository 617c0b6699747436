import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Status } from '@portal/domain/instructions/machine'

/** How somebody looks at an instruction; `onlooker` is the provider's auditor. */
export type Reader = 'client' | 'provider' | 'onlooker'
type Submitted = Exclude<Status, 'draft'>
type Said = { title: MessageDescriptor; detail: MessageDescriptor }

const ended = {
  closed: {
    title: msg`Die Weisung ist erledigt`,
    detail: msg`Die Ausführung ist abgenommen.`,
  },
  declined: {
    title: msg`Die Weisung ist abgelehnt`,
    detail: msg`Warum, steht in der Begründung.`,
  },
  withdrawn: {
    title: msg`Die Weisung ist widerrufen`,
    detail: msg`Was bis dahin getan war, bleibt getan und steht unten.`,
  },
  void: {
    title: msg`Niemand hat sie bestätigt`,
    detail: msg`Was mitgeteilt wurde, ist zurückgewiesen und war nie eine Weisung.`,
  },
  expired: {
    title: msg`Die Weisung ist ausgelaufen`,
    detail: msg`Ihr letzter Tag ist vorbei; seitdem gilt sie nicht mehr.`,
  },
}
const providersTurn = msg`Ihr IT-Dienstleister ist am Zug`
const yourTurn = msg`Sie sind am Zug`
const theirTurn = msg`Der IT-Dienstleister ist am Zug`
const clientsTurn = msg`Der Kunde ist am Zug`

const ofClient = {
  awaiting_countersignature: {
    title: clientsTurn,
    detail: msg`Eine zweite weisungsberechtigte Person des Kunden muss gegenzeichnen.`,
  },
  awaiting_confirmation: {
    title: clientsTurn,
    detail: msg`Eine weisungsberechtigte Person muss bestätigen, was mitgeteilt wurde. Bis dahin gilt es nicht und wird nicht ausgeführt.`,
  },
  suspended: {
    title: clientsTurn,
    detail: msg`Die Weisung ruht, bis der Kunde sie trotz der Bedenken bestätigt, ändert oder widerruft.`,
  },
  awaiting_cost_approval: {
    title: clientsTurn,
    detail: msg`Er entscheidet, ob er die geschätzten Kosten übernimmt. Bis dahin geschieht nichts.`,
  },
  executed: {
    title: clientsTurn,
    detail: msg`Die Weisung ist ausgeführt. Der Kunde nimmt das Ergebnis ab oder meldet einen Mangel.`,
  },
}

/** Whose turn it is, and what they do with it. */
export const turnWords: Record<Reader, Record<Submitted, Said>> = {
  client: {
    awaiting_countersignature: {
      title: yourTurn,
      detail: msg`Ihre Praxis verlangt zwei Unterschriften. Eine zweite weisungsberechtigte Person muss denselben Wortlaut gegenzeichnen; vorher geschieht nichts.`,
    },
    awaiting_confirmation: {
      title: yourTurn,
      detail: msg`Ihr IT-Dienstleister hat aufgeschrieben, was ihm mitgeteilt wurde. Prüfen Sie, ob es stimmt. Ohne Ihre Bestätigung gilt es nicht und wird nicht ausgeführt.`,
    },
    submitted: {
      title: providersTurn,
      detail: msg`Er hat Ihre Weisung und bestätigt als Nächstes den Eingang.`,
    },
    in_review: {
      title: providersTurn,
      detail: msg`Er prüft Ihre Weisung. Danach beginnt er mit der Ausführung oder sagt Ihnen, warum nicht.`,
    },
    suspended: {
      title: yourTurn,
      detail: msg`Ihr IT-Dienstleister hält die Weisung für rechtswidrig. Lesen Sie seine Bedenken und antworten Sie; bis dahin ruht die Weisung.`,
    },
    awaiting_cost_approval: {
      title: yourTurn,
      detail: msg`Ihr IT-Dienstleister verlangt für diese Weisung eine Vergütung. Entscheiden Sie, ob Sie die Kosten übernehmen.`,
    },
    in_progress: {
      title: providersTurn,
      detail: msg`Er führt Ihre Weisung aus und berichtet Ihnen danach.`,
    },
    executed: {
      title: yourTurn,
      detail: msg`Die Weisung ist ausgeführt. Prüfen Sie das Ergebnis; nehmen Sie es ab, oder melden Sie, was fehlt oder nicht stimmt.`,
    },
    ...ended,
  },
  provider: {
    ...ofClient,
    submitted: {
      title: yourTurn,
      detail: msg`Bestätigen Sie den Eingang. Der Kunde sieht dann, dass Sie die Weisung prüfen.`,
    },
    in_review: {
      title: yourTurn,
      detail: msg`Prüfen Sie die Weisung und beginnen Sie mit der Ausführung. Verstößt sie gegen das Gesetz, erheben Sie Bedenken; verlangen Sie eine Vergütung, schätzen Sie zuerst die Kosten.`,
    },
    in_progress: {
      title: yourTurn,
      detail: msg`Führen Sie die Weisung aus und berichten Sie dem Kunden.`,
    },
    ...ended,
  },
  onlooker: {
    ...ofClient,
    submitted: { title: theirTurn, detail: msg`Als Nächstes bestätigt er den Eingang.` },
    in_review: { title: theirTurn, detail: msg`Er prüft die Weisung.` },
    in_progress: { title: theirTurn, detail: msg`Er führt die Weisung aus.` },
    ...ended,
  },
}
