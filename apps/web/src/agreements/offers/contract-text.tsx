import { useLingui } from '@lingui/react/macro'
import type { DraftedTerms } from '@portal/domain/agreements/drafted'
import { wordingOf } from '@portal/domain/agreements/wording'
import { Banner } from '../../ui/basics/banner.tsx'
import { ContractWording, InGerman } from '../wording/contract-wording.tsx'

/** The contract as it reads with these terms; what deviates from the template is marked. */
export function ContractText({
  terms,
  text,
}: {
  terms: DraftedTerms
  /** The provider's version of the template. */
  text: string
}) {
  const { i18n } = useLingui()
  return (
    <>
      {i18n.locale === 'en' && (
        <Banner>
          <InGerman />
        </Banner>
      )}
      <ContractWording paragraphs={wordingOf(terms, text)} />
    </>
  )
}
