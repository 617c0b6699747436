import { msg } from '@lingui/core/macro'
import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import type { InstructionItem } from '@portal/domain/instructions/contract'
import { besideOf, turnOf } from '@portal/domain/instructions/machine'
import { say } from '../../platform/language/i18n.ts'
import { Badge } from '../../ui/basics/badge.tsx'
import type { Column } from '../../ui/data/data-table.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import styles from '../list.module.css'
import { StandingUntil } from '../wording/standing.tsx'
import { BesidePills, StatusPill } from '../status-pill.tsx'
import { WishedDay } from './wished-day.tsx'
import { besideSteps, nextStepOf } from '../next-step.ts'
import { kindWordOf } from '../matter.ts'
import { urgencyWords } from '../words.ts'
import { Exact } from '../../ui/basics/exact.tsx'

const columns = (side: Side, maySubmit: boolean): Column<InstructionItem>[] => [
  {
    key: 'title',
    header: msg`Weisung`,
    isRowHeader: true,
    cell: ({ id, title, number, urgency, status, ...item }) => (
      <>
        <a href={at(pages.instructions.one, { id })} className={styles.title}>
          <Exact>{title}</Exact>
        </a>
        <span className={styles.soft}>
          {number && <Exact>{number}</Exact>}
          <span>{say(kindWordOf(item))}</span>
          <StandingUntil instruction={{ status, ...item }} />
          {urgency === 'urgent' && turnOf({ status, ...item }) && (
            <span>
              <Badge tone="alarm">{say(urgencyWords.urgent)}</Badge>
            </span>
          )}
        </span>
      </>
    ),
  },
  { key: 'client', header: msg`Auftraggeber`, cell: ({ clientName }) => clientName },
  {
    key: 'status',
    header: msg`Stand`,
    cell: (instruction) => {
      const { status } = instruction
      const next = status === 'draft' && maySubmit ? yourDraft : nextIn(instruction, side)
      return (
        <span className={styles.state}>
          <StatusPill status={status} isChange={instruction.proposedBy !== null} />
          <BesidePills instruction={instruction} />
          {next && <span className={styles.soft}>{say(next)}</span>}
        </span>
      )
    },
  },
  {
    key: 'since',
    header: msg`seit`,
    cell: ({ statusSince }) => (
      <span className={styles.day}>
        <MomentDay at={statusSince} />
      </span>
    ),
  },
  {
    key: 'wished',
    header: msg`Wunschtermin`,
    cell: (instruction) => <WishedDay instruction={instruction} side={side} />,
  },
]

/** What of it is this side's own comes first. */
function nextIn(instruction: InstructionItem, side: Side) {
  const own = besideOf(instruction).find((beside) => besideSteps[beside].whose === side)
  return own ? besideSteps[own].next[side] : nextStepOf(instruction)?.next[side]
}

const yourDraft = msg`prüfen und erteilen`

export const columnsOf = (side: Side, maySubmit: boolean): Column<InstructionItem>[] =>
  columns(side, maySubmit).filter(({ key }) => side === 'provider' || key !== 'client')
