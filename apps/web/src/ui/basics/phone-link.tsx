/** A number to call: as it is read, and behind it as telephones need it. */
export const PhoneLink = ({ number }: { number: string }) => (
  <a href={`tel:${number.replaceAll(/[^+\d]/gu, '')}`}>{number}</a>
)
