import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { Document } from '@portal/domain/documents/contract'
import type { ComponentProps } from 'react'
import { formatInstantDay } from '../../platform/language/format.ts'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { Select } from '../../ui/form/select.tsx'
import type { BasisValues } from './ground-form.ts'

type Without<P> = Omit<P, 'label' | 'options'>

/** On what the provider enters something that is the client's to say. */
export function GroundFields({
  basis,
  document,
  documents,
}: {
  basis: Without<ComponentProps<typeof RadioGroup<BasisValues['basis']>>>
  document: Without<ComponentProps<typeof Select<string>>>
  /** Agreements and letters of this client. */
  documents: Document[]
}) {
  const { t } = useLingui()
  return (
    <>
      <RadioGroup
        label={t`Grundlage`}
        {...basis}
        options={[
          {
            value: 'confirm',
            label: t`Der Auftraggeber bestätigt es im Portal`,
            description: t`Bis dahin gilt es nicht. Wer beim Auftraggeber bestätigen darf, bekommt eine E-Mail.`,
          },
          {
            value: 'document',
            label: t`Es steht in einem unterschriebenen Vertrag oder Schreiben des Auftraggebers`,
            description: t`Es gilt sofort. Der Auftraggeber sieht das Dokument, bekommt eine E-Mail und kann es bestreiten.`,
          },
        ]}
      />
      {basis.value === 'document' && (
        <>
          <Select
            label={t`Vertrag oder Schreiben`}
            {...document}
            options={documents.map(({ id, title, createdAt }) => ({
              value: id,
              label: t`${title}, hinterlegt am ${formatInstantDay(createdAt)}`,
            }))}
          />
          <p>
            <a href={pages.documents.upload}>
              <Trans>Fehlt es noch, laden Sie es zuerst hoch.</Trans>
            </a>
          </p>
        </>
      )}
    </>
  )
}
