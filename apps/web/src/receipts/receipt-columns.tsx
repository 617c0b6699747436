import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import { clauseOfAct } from '@portal/domain/moves/life-cycles'
import { saidOfChange } from '@portal/domain/moves/of-change'
import type { ReceiptItem } from '@portal/domain/receipts/contract'
import { germanDayAt } from '../platform/clock/german-time.ts'
import { say } from '../platform/language/i18n.ts'
import { AgreedWith } from '../platform/navigation/agreed-with.tsx'
import type { Column } from '../ui/data/data-table.tsx'
import { ReceiptFiles } from './receipt-files.tsx'
import { ReceiptTime } from './receipt-time.tsx'
import { Clause } from '../ui/page/clause.tsx'
import styles from './receipts.module.css'
import { receiptWords } from '../moves/words.ts'
import { Exact } from '../ui/basics/exact.tsx'

const placeOfSubject = {
  instruction: pages.instructions.one,
  change: pages.instructions.one,
  agreement: pages.agreements.one,
  offer: pages.offers.one,
} satisfies Record<ReceiptItem['subject']['kind'], string>

const columns: Column<ReceiptItem>[] = [
  {
    key: 'act',
    header: msg`Vorgang`,
    isRowHeader: true,
    cell: ({ act, clientId, issuedAt, subject: { kind } }) => (
      <>
        {kind === 'change'
          ? saidOfChange(say(receiptWords[act].title))
          : say(receiptWords[act].title)}
        <span className={styles.below}>
          <AgreedWith clientId={clientId} on={germanDayAt(issuedAt)}>
            <Clause>{clauseOfAct[act]}</Clause>
          </AgreedWith>
        </span>
      </>
    ),
  },
  {
    key: 'number',
    header: msg`Quittung`,
    cell: ({ number }) => <Exact className={styles.number}>{number}</Exact>,
  },
  { key: 'at', header: msg`Zeit`, cell: (receipt) => <ReceiptTime receipt={receipt} /> },
  { key: 'client', header: msg`Auftraggeber`, cell: ({ clientName }) => clientName },
  {
    key: 'subject',
    header: msg`Weisung`,
    cell: ({ subject: { kind, id, number, title, revision } }) => (
      <>
        <a href={at(placeOfSubject[kind], { id })}>
          {number ? <Exact>{number}</Exact> : <Trans>noch ohne Nummer</Trans>}
        </a>
        {kind !== 'agreement' && kind !== 'offer' && (
          <Exact className={styles.title}>{title}</Exact>
        )}
        {revision > 1 && (
          <span className={styles.below}>
            <Trans>Fassung {revision}</Trans>
          </span>
        )}
      </>
    ),
  },
  {
    key: 'files',
    header: msg`Herunterladen`,
    cell: (receipt) => <ReceiptFiles receipt={receipt} />,
  },
]

const ownColumns = columns.filter(({ key }) => key !== 'client')

export const receiptColumns = (side: Side): Column<ReceiptItem>[] =>
  side === 'client' ? ownColumns : columns
