import { z } from 'zod/v4'

// zod tries to compile its schemas with `new Function`, which the CSP refuses and reports. Whoever imports `zod` in the
// web gets this module (vite.config.ts), so no contract is made before zod knows.
z.config({ jitless: true })

export { z }
