let lastInput = Date.now()

for (const event of ['pointerdown', 'keydown'] as const)
  addEventListener(event, () => (lastInput = Date.now()), { capture: true, passive: true })

/** Whether a person did something just now. What loads without that must not keep their session alive. */
export const personIsActive = (): boolean => Date.now() - lastInput < 10_000
