import { Trans, useLingui } from '@lingui/react/macro'
import type { Mail } from '@portal/domain/mails/contract'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { say } from '../platform/language/i18n.ts'
import { Badge } from '../ui/basics/badge.tsx'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { Section } from '../ui/page/page.tsx'
import styles from './mails.module.css'
import { mailsQuery, sendTrialMail } from './queries.ts'
import { mailStatusTones, mailStatusWords } from './words.ts'

const isAnswered = (mail: Mail | undefined) =>
  mail !== undefined && mail.status !== 'queued' && mail.status !== 'sent'

/** A mail to oneself, and what the mail server says to it. */
export function TrialMail() {
  const { t } = useLingui()
  const trial = useMutation(sendTrialMail())
  const id = trial.data?.id
  const { data: mails } = useInfiniteQuery({
    ...mailsQuery(null),
    enabled: id !== undefined,
    // Soon after it left the answer is there.
    refetchInterval: ({ state }) =>
      isAnswered(state.data?.pages[0]?.items.find((each) => each.id === id)) ? 30_000 : 2_000,
  })
  const mail = mails?.find((each) => each.id === id)
  return (
    <Section title={<Trans>Kommen E-Mails an?</Trans>}>
      <p>
        <Trans>
          Schicken Sie sich selbst eine Test-E-Mail. Hier steht dann, was der Mailserver dazu sagt.
        </Trans>
      </p>
      <ButtonRow>
        <Button isPending={trial.isPending} onClick={() => trial.mutate()}>
          <Trans>Test-E-Mail an mich senden</Trans>
        </Button>
      </ButtonRow>
      <Refusal error={trial.error} />
      <div role="status" aria-label={t`Stand der Test-E-Mail`}>
        {id !== undefined && <Answer mail={mail} />}
      </div>
    </Section>
  )
}

const Answer = ({ mail }: { mail: Mail | undefined }) => (
  <>
    <p>
      <Badge tone={mailStatusTones[mail?.status ?? 'queued']}>
        {say(mailStatusWords[mail?.status ?? 'queued'])}
      </Badge>{' '}
      <Meaning mail={mail} />
    </p>
    {mail?.serverAnswer && (
      <p className={styles.answer}>
        <Trans>Antwort des Mailservers:</Trans> <code translate="no">{mail.serverAnswer}</code>
      </p>
    )}
  </>
)

function Meaning({ mail }: { mail: Mail | undefined }) {
  switch (mail?.status) {
    case 'accepted':
      return <Trans>Der Mailserver hat sie angenommen. Sehen Sie in Ihr Postfach.</Trans>
    case 'filed':
      return <Trans>Es ist kein Mailserver eingerichtet; sie liegt als Datei im Haus.</Trans>
    case 'failed':
      return <Trans>Kein Mailserver hat sie angenommen. Prüfen Sie SMTP_URL und MAIL_FROM.</Trans>
    case 'queued':
    case 'sent':
    case undefined:
      return mail?.serverAnswer ? (
        <Trans>
          Der Mailserver hat sie noch nicht angenommen. Das Portal versucht es weiter; prüfen Sie
          SMTP_URL und MAIL_FROM.
        </Trans>
      ) : (
        <Trans>Sie ist unterwegs.</Trans>
      )
  }
}
