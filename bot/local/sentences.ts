import type { LocalFailure } from "./failure.ts";
import type { SynapseStep } from "./synapse-process.ts";

/** One English sentence for standard error: what is wrong and what to do next. */
export function failureSentence(failure: LocalFailure): string {
  switch (failure.kind) {
    case "system_unsupported":
      return `The local homeserver does not run on ${failure.platform}: use WSL, Linux or macOS.`;
    case "python_missing":
      return "No Python 3.10 or newer was found: install Python 3.12, or name one in DABYL_PYTHON, and start again.";
    case "python_unusable":
      return `DABYL_PYTHON names ${failure.command}, which does not run: correct it or unset it, and start again.`;
    case "python_too_old":
      return `Python ${failure.version} (${failure.command}) is too old, 3.10 or newer is needed: install Python 3.12, or name one in DABYL_PYTHON, and start again.`;
    case "python_without_venv":
      return `Python ${failure.version} (${failure.command}) cannot make virtual environments: install its venv module (on Debian and Ubuntu: sudo apt install python3-venv) and start again.`;
    case "no_network":
      return "Synapse could not be downloaded because the Python package index cannot be reached: check the network and the proxy, and start again.";
    case "no_wheel":
      return `There is no ready-made Synapse for Python ${failure.version} on this system: install Python 3.12 and name it in DABYL_PYTHON.`;
    case "no_rust":
      return "On this system Synapse has to be built, which needs Rust: install it (https://rustup.rs) and start again.";
    case "wrong_hash":
      return "A downloaded package is not the one that was pinned, so nothing was installed: check the package index you use, and start again.";
    case "install_failed":
      return `The installation of Synapse failed: read ${failure.logFile}, then start again.`;
    case "venv_unusable":
      return `The virtual environment ${failure.path} holds no working Synapse of the pinned version: delete it, or correct or unset DABYL_SYNAPSE_VENV, and start again.`;
    case "disk_full":
      return `The disk that holds ${failure.path} is full: free 1 GB there, and start again.`;
    case "home_not_writable":
      return `${failure.path} cannot be written: give yourself the right to it, or name another folder in DABYL_HOME.`;
    case "home_in_use":
      return `Another dabyl is running with ${failure.path}: stop that one first, or name another folder in DABYL_HOME.`;
    case "home_damaged":
      return `The homeserver's database in ${failure.path} is damaged: move that folder away, and start again or restore a backup.`;
    case "port_taken":
      return `Another program took port ${failure.port} while the homeserver restarted: stop that program, or start again for another port.`;
    case "synapse_failed":
      return `The homeserver Synapse does not stay up: read ${failure.logFile}, then start again.`;
  }
}

/** One English sentence for the person who waits. */
export function stepSentence(step: SynapseStep): string {
  switch (step.kind) {
    case "installing":
      return `Installing the homeserver Synapse with Python ${step.python} (once, about 10 seconds on a fast line)…`;
    case "starting":
      return "Starting the homeserver…";
    case "hung":
      return "The homeserver no longer answers; ending it and starting it again…";
    case "died":
      return "The homeserver died; starting it again…";
    case "restarted":
      return "The homeserver is back.";
  }
}
