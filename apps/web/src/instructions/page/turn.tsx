import { Trans } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { turnOf } from '@portal/domain/instructions/machine'
import { isOverdue } from '@portal/domain/instructions/overdue'
import { type ReactNode, useEffect, useRef } from 'react'
import { formatDate } from '../../platform/language/format.ts'
import { germanToday } from '../../platform/clock/german-time.ts'
import { say } from '../../platform/language/i18n.ts'
import { Moment } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../instruction.module.css'
import { LastStep } from './last-step.tsx'
import { saidOf } from '../matter.ts'
import { type Reader, turnWords } from '../next-step.ts'

/** Whose turn it is and since when; for the provider with what there is to do. Takes the focus when that changes. */
export function Turn({
  instruction,
  reader,
  children,
}: {
  instruction: Instruction
  reader: Reader
  children?: ReactNode
}) {
  const { status, version, wishedDate, statusSince } = instruction
  const title = useRef<HTMLHeadingElement>(null)
  const shown = useRef(version)
  useEffect(() => {
    if (shown.current !== version) title.current?.focus()
    shown.current = version
  }, [version])
  if (status === 'draft') return null
  const said = saidOf(instruction)
  const words = turnWords({ ...instruction, status }, reader)
  return (
    <Section>
      <div className={styles.turn}>
        <div>
          <h2 ref={title} tabIndex={-1} className={styles.turnTitle}>
            {said(say(words.title))}
          </h2>
          <p className={styles.soft}>
            {turnOf(instruction) ? (
              <Trans>
                seit <Moment at={statusSince} />
              </Trans>
            ) : (
              <Moment at={statusSince} />
            )}
          </p>
        </div>
        {words.details.map((detail) => (
          <p key={detail.id}>{said(say(detail))}</p>
        ))}
        {reader !== 'client' && wishedDate && isOverdue(instruction, germanToday()) && (
          <p className={styles.overdue}>
            <Trans>
              Der Auftraggeber hat sich die Ausführung bis {formatDate(wishedDate)} gewünscht.
            </Trans>
          </p>
        )}
        <LastStep instruction={instruction} reader={reader} />
        {children}
      </div>
    </Section>
  )
}
