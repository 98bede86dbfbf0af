<?php

// Run before a script under `convograph run`: PHP's streams, unlike its curl, know no proxy of the
// environment. What a call's own context says of a proxy counts instead of this.

(static function (): void {
    $proxy = parse_url((string) getenv('CONVOGRAPH_PROXY'));
    if (!isset($proxy['host'], $proxy['port'], $proxy['user'], $proxy['pass'])) {
        return;
    }
    $credential = base64_encode("{$proxy['user']}:{$proxy['pass']}");
    stream_context_set_default(['http' => [
        'proxy' => "tcp://{$proxy['host']}:{$proxy['port']}",
        // Goes to the proxy alone.
        'header' => "Proxy-Authorization: Basic $credential",
    ]]);
})();

// The file that PHP's own settings name stood here otherwise.
$convographNext = (static function (): ?string {
    $files = [(string) php_ini_loaded_file(), ...explode(',', (string) php_ini_scanned_files())];
    $next = null;
    foreach (array_filter(array_map('trim', $files)) as $file) {
        $said = dirname($file) === __DIR__ ? [] : (@parse_ini_file($file) ?: []);
        $next = $said['auto_prepend_file'] ?? $next;
    }
    return in_array($next, [null, '', 'none'], true) ? null : $next;
})();
if ($convographNext !== null) {
    require $convographNext;
}
unset($convographNext);
