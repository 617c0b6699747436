/** Euro cents with value added tax, of those without; half a cent and more is a cent. */
export const grossOf = (netCents: number, vatPercent: number): number =>
  netCents + Math.round((netCents * vatPercent) / 100)
