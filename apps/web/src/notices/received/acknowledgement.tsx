import { Trans, useLingui } from '@lingui/react/macro'
import type { Notice } from '@portal/domain/notices/contract'
import { useMutation } from '@tanstack/react-query'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import styles from '../notice.module.css'
import { acknowledgeNotice } from '../queries.ts'

/** Who opened the notice first and who took note of it; both are proof for the client as well. */
export function Acknowledgement({
  notice: { id, firstOpenedAt, firstOpenedBy, acknowledgedAt, acknowledgedBy, ownAcknowledgedAt },
  mayAcknowledge,
}: {
  notice: Notice
  mayAcknowledge: boolean
}) {
  const { t } = useLingui()
  const acknowledge = useMutation(acknowledgeNotice(id))
  return (
    <Section title={<Trans>Kenntnisnahme</Trans>}>
      {!ownAcknowledgedAt && mayAcknowledge && (
        <>
          <p>
            <Trans>
              Sie bestätigen nur, dass Sie die Mitteilung gelesen haben. Sie stimmen damit nichts
              zu.
            </Trans>{' '}
            {acknowledgedAt && (
              <Trans>Für Ihre Praxis ist das schon geschehen; dies gilt für Sie selbst.</Trans>
            )}
          </p>
          <Refusal error={acknowledge.error} />
          <div>
            <Button
              look="primary"
              icon="check"
              isPending={acknowledge.isPending}
              onClick={() => acknowledge.mutate()}
            >
              <Trans>Kenntnisnahme bestätigen</Trans>
            </Button>
          </div>
        </>
      )}
      {!acknowledgedAt && !mayAcknowledge && (
        <Banner title={<Trans>Noch nicht bestätigt</Trans>}>
          <p>
            <Trans>
              Ihr Zugang ist zum Lesen. Bestätigen kann, wer in Ihrer Praxis mitarbeitet oder sie
              leitet.
            </Trans>
          </p>
        </Banner>
      )}
      <div
        className={styles.proof}
        tabIndex={-1}
        // The button it replaces is gone, and the focus with it.
        ref={(element) => (acknowledge.isSuccess ? element?.focus() : undefined)}
      >
        <DefinitionList
          rows={[
            [
              t`Für Ihre Praxis zuerst geöffnet`,
              firstOpenedAt && <By at={firstOpenedAt} name={firstOpenedBy} />,
            ],
            [
              t`Kenntnisnahme bestätigt`,
              acknowledgedAt && <By at={acknowledgedAt} name={acknowledgedBy} />,
            ],
            [
              t`Von Ihnen bestätigt`,
              ownAcknowledgedAt && ownAcknowledgedAt !== acknowledgedAt && (
                <Moment at={ownAcknowledgedAt} />
              ),
            ],
          ]}
        />
      </div>
    </Section>
  )
}

const By = ({ at, name }: { at: string; name: string | null }) => (
  <>
    {name && <>{name}, </>}
    <Moment at={at} />
  </>
)
