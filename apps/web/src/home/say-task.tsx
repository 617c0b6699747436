import { plural, t } from '@lingui/core/macro'
import type { Permission, Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import { isBoundNoMore } from '@portal/domain/agreements/bound'
import type { Task } from '@portal/domain/home/contract'
import { isMutual } from '@portal/domain/instructions/kinds'
import { isOverdue } from '@portal/domain/instructions/overdue'
import type { ReactNode } from 'react'
import { besideSteps, nextStepOf } from '../instructions/next-step.ts'
import { besideWords, instructionKindWords, urgencyWords } from '../instructions/words.ts'
import { kindWordOf, saidOf } from '../instructions/matter.ts'
import { SeverityBadge } from '../notices/severity-badge.tsx'
import { noticeKindWords } from '../notices/words.ts'
import { proposalWords } from '../people/words.ts'
import { formatFigure } from '../platform/language/format.ts'
import { germanToday } from '../platform/clock/german-time.ts'
import { say } from '../platform/language/i18n.ts'
import { withQuery } from '../platform/navigation/with-query.ts'
import { Badge } from '../ui/basics/badge.tsx'

export type May = (permission: Permission) => boolean

type Said = {
  href: string
  title: string
  act: string
  details: string[]
  due?: string | null
  /** The day has passed, and it was this side's to keep. */
  isOverdue?: boolean
  /** Stands out from everything until it is done. */
  isBreach?: boolean
  badge?: ReactNode
}

/** A task as a person reads it: what it is, and what this person can do about it. */
export function sayTask(task: Task, side: Side, may: May): Said {
  switch (task.kind) {
    case 'evidence_alarm':
      return sayAlarm(task, side, may)
    case 'notice':
      return {
        href: at(pages.notices.one, task),
        title: task.title,
        act: sayReading(task, may('notices.acknowledge')),
        details: [
          t`Mitteilung ${task.number}`,
          say(noticeKindWords[task.noticeKind]),
          ...(task.opened && !may('notices.acknowledge')
            ? [t`bestätigen muss, wer in Ihrer Praxis mitarbeitet oder sie leitet`]
            : []),
        ],
        isBreach: task.noticeKind === 'incident' && !task.acknowledged,
        badge: task.severity !== 'info' && <SeverityBadge severity={task.severity} />,
      }
    case 'draft':
      return {
        href: at(pages.instructions.one, task),
        title: task.title,
        act: may('instructions.submit') ? t`Entwurf prüfen und erteilen` : t`Entwurf ansehen`,
        details: [
          isMutual(task.instructionKind) ? t`Entwurf eines Vorschlags` : t`Entwurf einer Weisung`,
          say(instructionKindWords[task.instructionKind]),
          ...(may('instructions.submit')
            ? []
            : [t`erteilen muss ihn eine weisungsberechtigte Person`]),
        ],
      }
    case 'instruction':
      return sayInstruction(task, side, may)
    case 'proposal':
      return {
        href: at(pages.practice.proposal, { proposalId: task.id }),
        title: task.name,
        act: t`Prüfen und bestätigen oder ablehnen`,
        details: [say(proposalWords[task.proposalKind]), t`vom Auftragnehmer aufgeschrieben`],
      }
    case 'agreement':
      return {
        href: at(pages.agreements.one, task),
        title: t`Vertrag ${task.number}`,
        act: sayChecking(task, side),
        details: [
          ...(side === 'client' ? [] : [task.clientName]),
          side === 'client'
            ? t`vom Auftragnehmer aus dem unterschriebenen Vertrag erfasst`
            : t`der Auftraggeber sagt, dass nicht stimmt, was erfasst ist`,
        ],
      }
    case 'offers_without_signer': {
      const { count, more, clientIds } = task
      return {
        href: may('invitations.manage')
          ? withQuery(pages.clients.inviteMany, { auswahl: clientIds.join('.') })
          : pages.offers.list,
        title: more
          ? t`Mehr als ${count} angebotene Verträge kann niemand unterschreiben`
          : plural(count, {
              one: 'Einen angebotenen Vertrag kann niemand unterschreiben',
              other: '# angebotene Verträge kann niemand unterschreiben',
            }),
        act: may('invitations.manage') ? t`Leitungen einladen` : t`Ansehen`,
        details: [t`beim Auftraggeber hat niemand mit diesem Recht einen Zugang`],
      }
    }
    case 'offer':
      return sayOffer(task, side, may)
    case 'notice_draft':
      return {
        href: at(pages.notices.one, task),
        title: task.title,
        act: may('notices.write') ? t`Prüfen und veröffentlichen` : t`Ansehen`,
        details: [t`Entwurf einer Mitteilung`],
      }
    case 'breach':
      return {
        href: at(pages.notices.one, task),
        title: task.title,
        act: t`Nachsehen, wer fehlt`,
        details: [
          say(noticeKindWords.incident),
          t`Mitteilung ${task.number}`,
          plural(task.clients, {
            one: '# Auftraggeber hat sie noch nicht bestätigt',
            other: '# Auftraggeber haben sie noch nicht bestätigt',
          }),
          ...(task.unopened > 0
            ? [
                plural(task.unopened, {
                  one: '# Auftraggeber hat sie noch nicht geöffnet',
                  other: '# Auftraggeber haben sie noch nicht geöffnet',
                }),
              ]
            : []),
        ],
        isBreach: true,
        badge: <SeverityBadge severity={task.severity} />,
      }
    case 'notice_unopened':
      return {
        href: at(pages.notices.one, task),
        title: task.title,
        act: t`Nachsehen, wer fehlt`,
        details: [
          t`Mitteilung ${task.number}`,
          plural(task.clients, {
            one: '# Auftraggeber hat sie noch nicht geöffnet',
            other: '# Auftraggeber haben sie noch nicht geöffnet',
          }),
        ],
        badge: task.severity === 'urgent' && <SeverityBadge severity={task.severity} />,
      }
    case 'notice_unreached':
      return {
        href: at(pages.notices.one, task),
        title: task.title,
        act: may('notices.write') ? t`Nachsehen und erneut übergeben` : t`Nachsehen`,
        details: [
          t`Mitteilung ${task.number}`,
          plural(task.clients, {
            one: '# Auftraggeber hat sie noch nicht erhalten',
            other: '# Auftraggeber haben sie noch nicht erhalten',
          }),
        ],
        isBreach: task.noticeKind === 'incident',
        badge: <Badge tone="alarm">{t`nicht angekommen`}</Badge>,
      }
    case 'mail_failed': {
      const failed = formatFigure(task)
      return {
        href: pages.mails,
        title: plural(task.count, {
          one: 'Eine E-Mail ist nicht zustellbar',
          other: `${failed} E-Mails sind nicht zustellbar`,
        }),
        act: t`Im Postausgang nachsehen`,
        details: [t`Die Empfänger wissen noch nicht, dass etwas auf sie wartet`],
      }
    }
  }
}

/** A log that is not as it was written; to a client’s person also that the alarm was ended. */
function sayAlarm(task: Extract<Task, { kind: 'evidence_alarm' }>, side: Side, may: May): Said {
  const isClients = side === 'client'
  return {
    href: isClients ? pages.evidence : withQuery(pages.evidence, { kunde: task.id }),
    title:
      task.count > 0
        ? isClients
          ? t`Ihr Nachweisprotokoll ist nicht, wie es geschrieben wurde`
          : t`Ein Nachweisprotokoll ist nicht, wie es geschrieben wurde`
        : t`Der Alarm zu Ihrem Nachweisprotokoll ist beendet`,
    act: isClients
      ? task.count > 0
        ? t`Lesen, was das bedeutet`
        : t`Begründung lesen`
      : may('tasks.end')
        ? t`Prüfen und mit Begründung beenden`
        : t`Ansehen`,
    details: [
      ...(isClients ? [] : [task.clientName]),
      ...(task.count > 0
        ? [plural(task.count, { one: 'eine Abweichung', other: '# Abweichungen' })]
        : []),
    ],
    isBreach: task.count > 0,
    badge: task.count > 0 && <Badge tone="alarm">{t`Alarm`}</Badge>,
  }
}

function sayOffer(
  { id, number, status, clientName, openUntil, boundUntil }: Extract<Task, { kind: 'offer' }>,
  side: Side,
  may: May,
): Said {
  const isClients = side === 'client'
  return {
    href: at(pages.offers.one, { id }),
    title: t`Vertrag ${number}`,
    act: isClients
      ? may('agreements.sign')
        ? t`Vertrag prüfen und unterschreiben`
        : t`Ansehen`
      : may('agreements.write')
        ? t`Gegenzeichnen`
        : t`Ansehen`,
    details: isClients
      ? [t`vom Auftragnehmer angeboten`]
      : [clientName, t`der Auftraggeber hat unterschrieben`],
    due: status === 'offered' ? openUntil : boundUntil,
    isOverdue: status === 'signed' && isBoundNoMore(boundUntil, germanToday()),
  }
}

function sayChecking({ answer }: Extract<Task, { kind: 'agreement' }>, side: Side): string {
  if (side === 'provider') return t`Berichtigen oder antworten`
  return answer === null ? t`Prüfen, ob alles stimmt` : t`Antwort des Auftragnehmers lesen`
}

function sayReading(
  { opened, acknowledged }: { opened: boolean; acknowledged: boolean },
  mayAcknowledge: boolean,
): string {
  if (!mayAcknowledge && opened) return t`Ansehen`
  if (!mayAcknowledge || acknowledged) return t`Lesen`
  return opened ? t`Kenntnisnahme bestätigen` : t`Lesen und Kenntnisnahme bestätigen`
}

function sayInstruction(task: Extract<Task, { kind: 'instruction' }>, side: Side, may: May): Said {
  const { number, beside } = task
  const { instructionKind: kind, proposedBy } = task
  // Without a number nobody has given or proposed it yet.
  const matter = { kind, proposedBy, submittedAt: number, channel: 'portal' as const }
  const isClients = side === 'client'
  const own = beside.find((each) => besideSteps[each].whose === side)
  const next = own ? besideSteps[own] : nextStepOf(task)
  const mayAct = may(isClients ? 'instructions.submit' : 'instructions.process')
  return {
    href: at(pages.instructions.one, task),
    title: task.title,
    act: next && mayAct ? say(next.task) : t`Ansehen`,
    details: [
      ...(isClients ? [] : [task.clientName]),
      saidOf(matter)(number === null ? t`Weisung, noch ohne Nummer` : t`Weisung ${number}`),
      say(kindWordOf(matter)),
      ...(isClients && !mayAct ? [t`entscheiden muss eine weisungsberechtigte Person`] : []),
    ],
    due: task.wishedDate,
    isOverdue: !isClients && isOverdue(task, germanToday()),
    badge:
      own === 'contest' ? (
        <Badge tone="alarm">{say(besideWords.contest)}</Badge>
      ) : (
        task.urgency === 'urgent' && <Badge tone="alarm">{say(urgencyWords.urgent)}</Badge>
      ),
  }
}
