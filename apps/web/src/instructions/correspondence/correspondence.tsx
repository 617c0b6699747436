import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction, Note } from '@portal/domain/instructions/contract'
import type { ReactNode } from 'react'
import { Moment } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import { writeMessage, writeNote } from './correspondence-queries.ts'
import styles from '../instruction.module.css'
import { Prose } from '../../ui/data/framed.tsx'
import { WritingForm } from './writing-form.tsx'

/** What the two sides wrote to each other about an instruction. It orders nothing. */
export function Messages({
  instruction,
  mayWrite,
}: {
  instruction: Instruction
  mayWrite: boolean
}) {
  const { t } = useLingui()
  const { id, number, messages, clientName } = instruction
  if (number === null || (messages.length === 0 && !mayWrite)) return null
  return (
    <Section title={<Trans>Nachrichten</Trans>}>
      <p>
        <Trans>
          Nachrichten sind keine Weisungen. Wer etwas anweisen, ändern oder widerrufen will, tut das
          mit einer Weisung.
        </Trans>
      </p>
      <Writings
        label={t`Nachrichten`}
        writings={messages}
        renderBy={({ side, by }) => (
          <>
            {by}, {side === 'client' ? clientName : <Trans>Auftragnehmer</Trans>}
          </>
        )}
      />
      {mayWrite && (
        <WritingForm
          draft={`Nachricht ${id}`}
          label={t`Neue Nachricht`}
          description={t`Die andere Seite erhält eine E-Mail und liest die Nachricht hier. Sie lässt sich danach nicht mehr ändern.`}
          act={<Trans>Nachricht senden</Trans>}
          done={t`Die Nachricht steht im Portal.`}
          send={(input) => writeMessage(id, input)}
        />
      )}
    </Section>
  )
}

/** What the provider's people note for each other. */
export function Notes({ instruction, mayWrite }: { instruction: Instruction; mayWrite: boolean }) {
  const { t } = useLingui()
  const { id, number, notes } = instruction
  if (number === null || notes === null || (notes.length === 0 && !mayWrite)) return null
  return (
    <Section title={<Trans>Interne Notizen</Trans>}>
      <div className={styles.internal}>
        <p className={styles.internalHead}>
          <Trans>Nur für Ihr Team sichtbar</Trans>
        </p>
        <Writings label={t`Interne Notizen`} writings={notes} renderBy={({ by }) => by} />
        {mayWrite && (
          <WritingForm
            draft={`Notiz ${id}`}
            label={t`Neue Notiz`}
            description={t`Der Auftraggeber sieht sie nie.`}
            act={<Trans>Notiz speichern</Trans>}
            done={t`Die Notiz ist gespeichert.`}
            send={(input) => writeNote(id, input)}
          />
        )}
      </div>
    </Section>
  )
}

function Writings<W extends Note>({
  label,
  writings,
  renderBy,
}: {
  label: string
  writings: readonly W[]
  renderBy: (writing: W) => ReactNode
}) {
  if (writings.length === 0) return null
  return (
    <ol className={styles.writings} aria-label={label}>
      {writings.map((writing) => (
        <li key={writing.id}>
          <p className={styles.soft}>
            {renderBy(writing)} · <Moment at={writing.at} />
          </p>
          <Prose>{writing.text}</Prose>
        </li>
      ))}
    </ol>
  )
}
