import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Side } from '@portal/domain/access'
import {
  type Beside,
  besideOf,
  type Status,
  turnsOf,
  type Waiting,
} from '@portal/domain/instructions/machine'

/** How somebody looks at an instruction; `onlooker` is the provider's auditor. */
export type Reader = 'client' | 'provider' | 'onlooker'

type Draft = {
  /** As a task, for those who may do it. */
  task: MessageDescriptor
  /** In a list, to each side. */
  next: Record<Side, MessageDescriptor | null>
}
/** `detail`: in full, on its page. */
type Step = Draft & { detail: Record<Reader, MessageDescriptor> }

const draft: Draft = {
  task: msg`Entwurf prüfen und erteilen`,
  next: { client: msg`von einer weisungsberechtigten Person zu erteilen`, provider: null },
}

const endings = {
  closed: {
    title: msg`Die Weisung ist erledigt`,
    detail: msg`Die Ausführung ist angenommen.`,
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
    title: msg`Die Weisung gilt nicht`,
    detail: msg`Sie ist zurückgewiesen oder ihr Eintrag ist zurückgenommen; warum, steht im Verlauf.`,
  },
  expired: {
    title: msg`Die Weisung ist ausgelaufen`,
    detail: msg`Ihr letzter Tag ist vorbei; seitdem gilt sie nicht mehr.`,
  },
} satisfies Partial<Record<Status, { title: MessageDescriptor; detail: MessageDescriptor }>>
type Ended = keyof typeof endings

/** The provider's people read the same of what the client has to do, whether they act or look on. */
const atClient = (client: MessageDescriptor, others: MessageDescriptor): Step['detail'] => ({
  client,
  provider: others,
  onlooker: others,
})

const answering = msg`Lesen und zustimmen oder ablehnen`
const ofOther = msg`lesen und zustimmen oder ablehnen`
/** Of a change, by the side that proposed it. */
const proposals: Record<Side, Step> = {
  client: {
    task: answering,
    next: { client: msg`Ihr Auftragnehmer stimmt zu oder lehnt ab`, provider: ofOther },
    detail: {
      client: msg`Er hat Ihren Vorschlag. Er gilt erst, wenn er zugestimmt hat; bis dahin geschieht nichts, und Sie können ihn ändern oder zurückziehen.`,
      provider: msg`Der Auftraggeber schlägt eine Änderung vor. Sie gilt erst, wenn Sie zustimmen; vorher dürfen Sie nichts davon beginnen.`,
      onlooker: msg`Die Änderung gilt erst, wenn er zugestimmt hat.`,
    },
  },
  provider: {
    task: answering,
    next: { client: ofOther, provider: msg`der Auftraggeber stimmt zu oder lehnt ab` },
    detail: {
      client: msg`Ihr Auftragnehmer schlägt eine Änderung vor. Sie gilt erst, wenn Sie zustimmen; vorher darf er nichts davon beginnen.`,
      provider: msg`Der Auftraggeber hat Ihren Vorschlag. Er gilt erst, wenn er zugestimmt hat; bis dahin dürfen Sie nichts davon beginnen, und Sie können ihn ändern oder zurückziehen.`,
      onlooker: msg`Die Änderung gilt erst, wenn er zugestimmt hat.`,
    },
  },
}

/** Of a change that rests: it ends with the word of both sides alone. */
const restingChange = atClient(
  msg`Ihr Auftragnehmer hält die vereinbarte Änderung für rechtswidrig. Lesen Sie seine Bedenken und antworten Sie: Bestätigen Sie die Änderung trotzdem, oder nehmen Sie sie zurück. Für einen anderen Wortlaut machen Sie einen neuen Vorschlag.`,
  msg`Der genannte Teil ruht, bis der Auftraggeber die Änderung trotz der Bedenken bestätigt oder zurücknimmt; ein anderer Wortlaut ist ein neuer Vorschlag.`,
)

const retracted = {
  title: msg`Der Vorschlag ist zurückgezogen`,
  detail: msg`Er gilt nicht; es bleibt, wie es vereinbart ist.`,
}
const refused = {
  title: msg`Der Vorschlag ist abgelehnt`,
  detail: msg`Er gilt nicht; es bleibt, wie es vereinbart ist. Warum, steht in der Begründung.`,
}

const steps: Record<Exclude<Status, 'draft' | 'proposed' | Ended>, Step> = {
  awaiting_countersignature: {
    task: msg`Prüfen und gegenzeichnen`,
    next: {
      client: msg`von einer zweiten Person gegenzuzeichnen`,
      provider: msg`der Auftraggeber zeichnet gegen`,
    },
    detail: atClient(
      msg`Ihre Praxis verlangt zwei Unterschriften. Eine zweite weisungsberechtigte Person muss denselben Wortlaut gegenzeichnen; vorher geschieht nichts.`,
      msg`Eine zweite weisungsberechtigte Person des Auftraggebers muss gegenzeichnen.`,
    ),
  },
  awaiting_confirmation: {
    task: msg`Lesen, bestätigen oder zurückweisen`,
    next: {
      client: msg`lesen, bestätigen oder zurückweisen`,
      provider: msg`der Auftraggeber bestätigt, was Sie eingetragen haben`,
    },
    detail: atClient(
      msg`Ihr Auftragnehmer hat eingetragen, was ihm mitgeteilt wurde. Prüfen Sie, ob es stimmt.`,
      msg`Eine weisungsberechtigte Person muss bestätigen, was mitgeteilt wurde.`,
    ),
  },
  agreed: {
    task: msg`Beginnen und ausführen`,
    next: {
      client: msg`Ihr Auftragnehmer beginnt mit der Ausführung`,
      provider: msg`mit der Ausführung beginnen`,
    },
    detail: {
      client: msg`Beide Seiten haben zugestimmt; die Änderung ist vereinbart. Als Nächstes führt Ihr Auftragnehmer sie aus.`,
      provider: msg`Beide Seiten haben zugestimmt; die Änderung ist vereinbart. Führen Sie sie aus und berichten Sie.`,
      onlooker: msg`Beide Seiten haben zugestimmt; als Nächstes führt er sie aus.`,
    },
  },
  submitted: {
    task: msg`Eingang bestätigen`,
    next: {
      client: msg`Ihr Auftragnehmer bestätigt den Eingang`,
      provider: msg`Eingang bestätigen`,
    },
    detail: {
      client: msg`Er hat Ihre Weisung und bestätigt als Nächstes den Eingang.`,
      provider: msg`Bestätigen Sie den Eingang. Der Auftraggeber sieht dann, dass Sie die Weisung prüfen.`,
      onlooker: msg`Als Nächstes bestätigt er den Eingang.`,
    },
  },
  in_review: {
    task: msg`Prüfen und beginnen oder ablehnen`,
    next: {
      client: msg`Ihr Auftragnehmer prüft sie`,
      provider: msg`prüfen, dann beginnen oder ablehnen`,
    },
    detail: {
      client: msg`Er prüft Ihre Weisung. Danach beginnt er mit der Ausführung oder sagt Ihnen, warum nicht.`,
      provider: msg`Prüfen Sie die Weisung und beginnen Sie mit der Ausführung. Verstößt sie gegen das Gesetz, erheben Sie Bedenken; verlangen Sie eine Vergütung, schätzen Sie die Kosten.`,
      onlooker: msg`Er prüft die Weisung.`,
    },
  },
  suspended: {
    task: msg`Bedenken lesen und antworten`,
    next: {
      client: msg`auf die Bedenken antworten`,
      provider: msg`der Auftraggeber antwortet auf die Bedenken`,
    },
    detail: atClient(
      msg`Ihr Auftragnehmer hält die Weisung für rechtswidrig. Lesen Sie seine Bedenken und antworten Sie; bis dahin führt er den Teil nicht aus, den er darin nennt.`,
      msg`Der genannte Teil ruht, bis der Auftraggeber die Weisung trotz der Bedenken bestätigt, ändert oder widerruft; danach geht es dort weiter, wo sie stand.`,
    ),
  },
  awaiting_cost_approval: {
    task: msg`Über die Kosten entscheiden`,
    next: {
      client: msg`über die Kosten entscheiden`,
      provider: msg`der Auftraggeber entscheidet über die Kosten`,
    },
    detail: atClient(
      msg`Ihr Auftragnehmer verlangt für diese Weisung eine Vergütung. Entscheiden Sie, ob Sie die Kosten übernehmen.`,
      msg`Er entscheidet, ob er die geschätzten Kosten übernimmt.`,
    ),
  },
  in_progress: {
    task: msg`Ausführen und berichten`,
    next: {
      client: msg`Ihr Auftragnehmer führt sie aus und berichtet`,
      provider: msg`ausführen und berichten`,
    },
    detail: {
      client: msg`Er führt Ihre Weisung aus und berichtet Ihnen danach.`,
      provider: msg`Führen Sie die Weisung aus und berichten Sie dem Auftraggeber.`,
      onlooker: msg`Er führt die Weisung aus.`,
    },
  },
  executed: {
    task: msg`Ergebnis prüfen und annehmen`,
    next: {
      client: msg`Ergebnis prüfen und annehmen`,
      provider: msg`der Auftraggeber prüft das Ergebnis`,
    },
    detail: atClient(
      msg`Die Weisung ist ausgeführt. Prüfen Sie das Ergebnis; nehmen Sie es an, oder melden Sie, was fehlt oder nicht stimmt.`,
      msg`Die Weisung ist ausgeführt. Der Auftraggeber nimmt das Ergebnis an oder meldet einen Mangel.`,
    ),
  },
}

const isEnded = (status: Status): status is Ended => status in endings

/** What those do whose turn it is; null where the way has ended. */
export const nextStepOf = ({ status, proposedBy }: Standing): Draft | null => {
  if (isEnded(status)) return null
  return status === 'draft' ? draft : stepOf({ status, proposedBy })
}

type Standing<S = Status> = { status: S; proposedBy: Side | null }
const stepOf = ({ status, proposedBy }: Standing<Exclude<Status, 'draft' | Ended>>): Step =>
  status === 'proposed' ? proposals[proposedBy ?? 'client'] : steps[status]

/** What has ended before it was agreed is told as a proposal. */
const endingOf = (state: Waiting & { status: Ended }) => {
  if (state.proposedBy === null || state.agreedAt !== null) return endings[state.status]
  if (state.status === 'withdrawn') return retracted
  return state.status === 'declined' ? refused : endings[state.status]
}

/** What is open beside the state: as a task of whose it is, and in full on its page. */
export const besideSteps: Record<Beside, Pick<Step, 'task' | 'next' | 'detail'> & { whose: Side }> =
  {
    contest: {
      whose: 'provider',
      task: msg`Mit dem Auftraggeber klären, was mit dem Ausgeführten geschieht`,
      next: {
        client: msg`Ihr Auftragnehmer klärt mit Ihnen, was geschieht`,
        provider: msg`nicht vom Auftraggeber, aber begonnen: klären`,
      },
      detail: {
        client: msg`Sie haben erklärt, dass die Weisung nicht von Ihnen ist. Ihr Auftragnehmer hatte sie schon begonnen; er muss mit Ihnen klären, was mit dem Ausgeführten geschieht.`,
        provider: msg`Der Auftraggeber hat erklärt, dass die Weisung nicht von ihm ist. Sie war schon begonnen: Klären Sie mit ihm, was mit dem Ausgeführten geschieht, und halten Sie es fest.`,
        onlooker: msg`Der Auftraggeber hat erklärt, dass die Weisung nicht von ihm ist. Sie war schon begonnen; was mit dem Ausgeführten geschieht, ist zu klären.`,
      },
    },
    confirmation: {
      whose: 'client',
      task: msg`Lesen, bestätigen oder zurückweisen`,
      next: {
        client: msg`lesen, bestätigen oder zurückweisen`,
        provider: msg`der Auftraggeber hat sie noch nicht bestätigt`,
      },
      detail: atClient(
        msg`Ihr Auftragnehmer hat eingetragen, was ihm gesagt wurde. Prüfen Sie, ob es stimmt; bestätigen Sie es, oder weisen Sie es zurück. Bis dahin darf er es nur im Notfall ausführen.`,
        msg`Der Auftraggeber hat noch nicht bestätigt, was gesagt wurde. Vorher wird es nur im Notfall ausgeführt, mit einem Grund, der festgehalten bleibt.`,
      ),
    },
    costs: { whose: 'client', ...steps.awaiting_cost_approval },
  }

const detailOf = (state: Standing<Exclude<Status, 'draft' | Ended>>): Step['detail'] =>
  state.status === 'suspended' && state.proposedBy ? restingChange : stepOf(state).detail

const yours = msg`Sie sind am Zug`
const clients = msg`Der Auftraggeber ist am Zug`
const turns: Record<Reader, Record<Side, MessageDescriptor>> = {
  client: { client: yours, provider: msg`Ihr Auftragnehmer ist am Zug` },
  provider: { client: clients, provider: yours },
  onlooker: { client: clients, provider: msg`Der Auftragnehmer ist am Zug` },
}

/** Whose turn it is, what they do with it, and what is open besides. */
export function turnWords(
  state: Waiting & { status: Exclude<Status, 'draft'> },
  reader: Reader,
): { title: MessageDescriptor; details: MessageDescriptor[] } {
  const { status } = state
  const besides = besideOf(state).map((beside) => besideSteps[beside].detail[reader])
  const whose = turnsOf(state)
  const own = reader === 'client' ? 'client' : 'provider'
  const other = own === 'client' ? 'provider' : 'client'
  const side = whose[own] ? own : whose[other] ? other : null
  if (isEnded(status)) {
    const { title, detail } = endingOf({ ...state, status })
    return { title: side ? turns[reader][side] : title, details: [detail, ...besides] }
  }
  const ownFirst = besideOf(state).some((beside) => besideSteps[beside].whose === own)
  // What was contested after its execution has nothing to be accepted any more.
  const detail =
    status === 'executed' && state.contestedAt ? [] : [detailOf({ ...state, status })[reader]]
  return {
    title: turns[reader][side ?? own],
    details: ownFirst ? [...besides, ...detail] : [...detail, ...besides],
  }
}
