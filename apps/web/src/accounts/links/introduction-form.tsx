import { Trans, useLingui } from '@lingui/react/macro'
import { NewPassword } from '@portal/domain/accounts/contract'
import { Introduction } from '@portal/domain/accounts/links'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import type { Advance } from '../entry/advance.ts'
import { NewPasswordField, OwnAddress } from '../entry/new-password-field.tsx'
import { acceptInvitation } from '../entry/sign-in-api.ts'
import { LinkRefusal } from '../entry/what-now.tsx'

const Introduced = Introduction.extend({ password: NewPassword })

/** An owner whom the link does not name says who it is; `known`: the address, where the link has it. */
export function IntroductionForm({
  token,
  known,
  onNext,
}: {
  token: string
  known: string | null
  onNext: (email: string, ...answer: Parameters<Advance>) => void
}) {
  const { t } = useLingui()
  const form = useForm(Introduced, { name: '', email: known ?? '', password: '' })
  return (
    <Form
      {...form.onSubmit(async ({ email, ...said }) => {
        const introduction = known === null ? { ...said, email } : said
        onNext(email, await acceptInvitation({ token, ...introduction }))
      })}
    >
      <TextField
        label={t`Ihr Name`}
        description={t`Vor- und Nachname, so wie er in Mitteilungen und Quittungen stehen soll.`}
        autoComplete="name"
        autoFocus
        {...form.field('name')}
      />
      {known === null ? (
        <TextField
          label={t`Ihre E-Mail-Adresse`}
          description={t`Mit ihr melden Sie sich an; dorthin gehen auch die Hinweise des Portals.`}
          type="email"
          autoComplete="username"
          {...form.field('email')}
        />
      ) : (
        <OwnAddress email={known} />
      )}
      <NewPasswordField {...form.field('password')} />
      <LinkRefusal kind="invitation" error={form.refusal} />
      <ButtonRow>
        <Button type="submit" look="primary" isPending={form.isPending}>
          <Trans>Zugang anlegen</Trans>
        </Button>
      </ButtonRow>
    </Form>
  )
}
