"""Initiatievenkompas: from municipal exports to answers that management and council can rely on."""
