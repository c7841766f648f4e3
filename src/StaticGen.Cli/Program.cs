using System.Runtime;
using System.Runtime.InteropServices;
using StaticGen.Cli;
using StaticGen.Cli.Verifying;

// Before anything else is loaded: hundreds of examples begin here.
if (IsolationLauncher.IsCalled(args)) return IsolationLauncher.Run(args);

// A write beyond the largest size that the user lets files have would end the program; so it fails, and is reported as any other.
const PosixSignal FileTooLarge = (PosixSignal)25;
using var fileTooLarge = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(FileTooLarge, static signal => signal.Cancel = true);

// The native program alone: a heap for each processor belongs to it, and needs most.
if (GCSettings.IsServerGC && args is ["build" or "check" or "serve", ..]) HeapPages.Prepare();

return await StaticGenProgram.RunAsync(args, Surroundings.OfProcess());
