/** How the vendor calls what is protected in an environment. */
export function objectTypeOf(environment: string): string {
  return { kVMware: 'kVirtualMachine', kView: 'kView', kPhysical: 'kHost' }[environment] ?? 'kUnknown';
}
