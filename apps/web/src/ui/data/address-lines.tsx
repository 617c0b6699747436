import type { Address } from '@portal/domain/clients/contract'
import { homeCountry } from '@portal/domain/country'
import { formatCountry } from '../../platform/language/format.ts'

export const AddressLines = ({
  address: { street, postalCode, city, country },
}: {
  address: Address
}) => (
  <span>
    {street}
    <br />
    {postalCode} {city}
    {country !== homeCountry && (
      <>
        <br />
        {formatCountry(country)}
      </>
    )}
  </span>
)
