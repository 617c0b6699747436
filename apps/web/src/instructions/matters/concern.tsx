import { Trans, useLingui } from '@lingui/react/macro'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Concern } from '@portal/domain/instructions/contract'
import { say } from '../../platform/language/i18n.ts'
import { LinkButton } from '../../ui/basics/button.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Framed, Prose } from '../../ui/data/framed.tsx'
import styles from '../instruction.module.css'
import { Moment } from '../../ui/basics/moment.tsx'

const answerWords: Record<NonNullable<Concern['answer']>, MessageDescriptor> = {
  confirmed: msg`Trotzdem bestätigt`,
  amended: msg`Weisung geändert`,
  withdrawn: msg`Weisung widerrufen`,
  expired: msg`Unbeantwortet, die Weisung ist ausgelaufen`,
  void: msg`Gegenstandslos, es war keine Weisung`,
}

/** The processor's concern (§10.2), a document of its own; `of` is the instruction's id. */
export function ConcernDocument({ of, concern }: { of: string; concern: Concern }) {
  const { t } = useLingui()
  const { sequence, norm, reasoning, suspended, continues, askedOfClient } = concern
  const { by, sentAt, firstReadAt, firstReadBy, answer, answeredAt, answeredBy } = concern
  return (
    <Framed
      head={
        <>
          <span>
            <Trans>Bedenken nach § 10.2</Trans>
          </span>
          <span>
            {by}, <Moment at={sentAt} />
          </span>
        </>
      }
    >
      <DefinitionList
        rows={[
          [t`Verletzt würde`, <strong key="norm">{norm}</strong>],
          [t`Begründung`, <Prose key="reasoning">{reasoning}</Prose>],
          [t`Was ruht`, <Prose key="suspended">{suspended}</Prose>],
          [t`Was weiterläuft`, <Prose key="continues">{continues ?? t`keine Angabe`}</Prose>],
          [t`Was zu tun ist`, <Prose key="asked">{askedOfClient}</Prose>],
          [t`Erhoben`, <Moment key="sent" at={sentAt} />],
          [
            t`Zuerst gelesen`,
            firstReadAt ? (
              <span key="read">
                {firstReadBy}, <Moment at={firstReadAt} />
              </span>
            ) : (
              t`noch von niemandem`
            ),
          ],
          [
            t`Antwort`,
            answer ? (
              <span key="answer">
                {say(answerWords[answer])}
                {answeredBy && <>, {answeredBy}</>}
                {answeredAt && (
                  <>
                    , <Moment at={answeredAt} />
                  </>
                )}
              </span>
            ) : (
              t`steht aus`
            ),
          ],
        ]}
      />
      <div className={styles.paper} data-print="no">
        <LinkButton
          href={`/api/v1/instructions/${of}/concerns/${sequence}/content`}
          icon="download"
          download
        >
          <span>
            <Trans>Bedenken als gesiegeltes PDF</Trans>
            {sequence > 1 && <Hidden>: {sequence}</Hidden>}
          </span>
        </LinkButton>
      </div>
    </Framed>
  )
}

/** The one that still waits for an answer. */
export const openConcernOf = ({ concerns }: { concerns: Concern[] }): Concern | null =>
  concerns.findLast(({ answer }) => answer === null) ?? null
