import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { FormOf } from '../../../platform/form/form.ts'
import { DefinitionList } from '../../../ui/data/definition-list.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import styles from '../offers.module.css'
import { AuthorityField } from './authority-field.tsx'
import type { Signature } from './signature.ts'

/** Who signs, as what, where, and by what that person speaks for its side. */
export function SignatureFields({
  form,
  name,
  children,
}: {
  form: FormOf<typeof Signature>
  /** The account's. */
  name: string
  /** What is to be known of it on this side. */
  children: ReactNode
}) {
  const { t } = useLingui()
  return (
    <>
      <h2>
        <Trans>Ihre Unterschrift</Trans>
      </h2>
      <DefinitionList
        rows={[
          [
            t`Es unterschreibt`,
            <span key="n" translate="no">
              {name}
            </span>,
          ],
        ]}
      />
      {children}
      <TextField label={t`Ihre Funktion`} maxLength={120} {...form.field('function')} />
      <AuthorityField {...form.field('authority')} />
      <TextField label={t`Ort`} maxLength={120} {...form.field('place')} />
      <p className={styles.soft}>
        <Trans>
          Sie unterschreiben mit Ihrem zweiten Faktor. Art. 28 Abs. 9 DSGVO lässt ein elektronisches
          Format genügen; eine qualifizierte elektronische Signatur ist das nicht.
        </Trans>
      </p>
    </>
  )
}
