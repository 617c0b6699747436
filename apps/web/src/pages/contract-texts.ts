import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

const { one, change, version } = pages.contractTexts
const load = async () => (await import('../contract-texts/text-page.tsx')).ContractTextPage

/** The text that contracts are offered with; an owner changes it, the provider's people read it. */
export const contractTextPages = [
  page(
    one,
    'contract-texts.read',
    load,
    ({ may }) => ({ version: null, mayWrite: may('contract-texts.write') }),
    { word: msg`Vertragstext`, side: 'provider' },
  ),
  page(
    change,
    'contract-texts.write',
    async () => (await import('../contract-texts/editor/change-page.tsx')).ChangeContractTextPage,
    ({ go }) => ({ go }),
  ),
  page(
    version,
    'contract-texts.read',
    load,
    ({ may, param }) => ({ version: param('version'), mayWrite: may('contract-texts.write') }),
    { side: 'provider' },
  ),
]
